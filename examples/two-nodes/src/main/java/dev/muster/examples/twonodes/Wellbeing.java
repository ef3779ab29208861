package dev.muster.examples.twonodes;

import java.lang.management.ManagementFactory;

/**
 * How a host process is.
 *
 * @param heapBytes what is in use of its heap after a full collection
 * @param threads how many threads live
 * @param refused how often the store said "not now" to a declaration
 */
record Wellbeing(long heapBytes, int threads, int refused) {

    static final String WORD = "wellbeing";

    static Wellbeing now(int refused) {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return new Wellbeing(
                memory.getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                refused);
    }

    String line() {
        return WORD + ' ' + heapBytes + ' ' + threads + ' ' + refused;
    }

    static Wellbeing parse(String line) {
        String[] words = line.split(" ", -1);
        if (!words[0].equals(WORD)) {
            throw new IllegalArgumentException("'" + line + "' does not say how a process is");
        }
        return new Wellbeing(Long.parseLong(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    }
}
