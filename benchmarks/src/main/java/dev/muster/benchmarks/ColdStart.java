package dev.muster.benchmarks;

import dev.muster.Incidents;
import dev.muster.lifecycle.Declaration;
import dev.muster.provider.inmemory.InMemoryProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** What a fresh JVM runs: from the first line of its main to the first incident committed. Says both times of its main thread, in microseconds. */
public final class ColdStart {

    private ColdStart() {}

    /** Declares one incident. */
    public static void main(String[] args) throws IOException {
        // twice: the first reading loads what reading needs
        processorTime();
        long cpu = processorTime();
        long began = System.nanoTime();
        try (Incidents incidents = Incidents.builder()
                .provider(InMemoryProvider.create(InstantSource.system()))
                .build()) {
            incidents.declare(Declaration.of("Checkout fails for EU customers"));
            long wall = System.nanoTime() - began;
            System.out.println(wall / 1000 + " " + (processorTime() - cpu) / 1000);
        }
    }

    private static long processorTime() throws IOException {
        Path file = Path.of("/proc/thread-self/schedstat");
        if (!Files.exists(file)) {
            return 0;
        }
        String line = Files.readString(file);
        return Long.parseLong(line.substring(0, line.indexOf(' ')));
    }

    /** The JVM beside it. */
    public static final class Hello {
        private Hello() {}

        /** Says hello. */
        public static void main(String[] args) {
            System.out.println("0 0");
        }
    }
}
