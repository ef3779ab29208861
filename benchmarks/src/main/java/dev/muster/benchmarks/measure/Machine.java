package dev.muster.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What it is measured on. */
public final class Machine {

    private Machine() {}

    /** Processors, system and JVM. */
    public static String description() {
        return Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version");
    }

    /** Who else is at work: processes that wish to run, and how much of the last ten seconds some process waited for a processor. */
    public static String load() {
        return "load " + first("/proc/loadavg", 3) + ", waiting for a processor " + first("/proc/pressure/cpu", 2);
    }

    private static String first(String file, int words) {
        try {
            String[] all = Files.readString(Path.of(file)).split("\\s+");
            return String.join(" ", java.util.Arrays.copyOf(all, Math.min(words, all.length)));
        } catch (IOException e) {
            return "unknown";
        }
    }
}
