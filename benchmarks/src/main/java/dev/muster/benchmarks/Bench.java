package dev.muster.benchmarks;

import dev.muster.benchmarks.declare.DeclareReport;
import dev.muster.benchmarks.store.StoreReport;
import java.nio.file.Path;

/** Measures one part of the document, the one that {@code -Dbench} names, and writes it there. */
public final class Bench {

    private Bench() {}

    /**
     * Runs it.
     *
     * @param args the file of the document
     */
    public static void main(String[] args) throws Exception {
        String part = System.getProperty("bench", "core");
        String text = switch (part) {
            case "core" -> new Report().run();
            case "store" -> new StoreReport().run();
            case "declare" -> new DeclareReport().run();
            default -> throw new IllegalArgumentException("bench is \"" + part + "\": say core, store or declare");
        };
        new Page(Path.of(args[0])).put(part, text);
        System.out.println(text);
    }
}
