package dev.muster.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The document with the figures: each part of it is written by a run of its own, and the others stay as they are. */
public final class Page {

    private final Path file;

    /** Speaks of the document in this file; its parts lie between {@code <!-- begin name -->} and {@code <!-- end name -->}. */
    public Page(Path file) {
        this.file = file;
    }

    /**
     * Replaces one part.
     *
     * @throws IllegalArgumentException when the document has no such part
     */
    public void put(String part, String text) throws IOException {
        String all = Files.readString(file);
        String begin = "<!-- begin " + part + " -->\n";
        int from = all.indexOf(begin);
        int to = all.indexOf("<!-- end " + part + " -->", Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException(file + " has no part " + part + ": add <!-- begin " + part
                    + " --> and <!-- end " + part + " --> where it shall stand");
        }
        Files.writeString(file, all.substring(0, from + begin.length()) + text.strip() + "\n" + all.substring(to));
    }
}
