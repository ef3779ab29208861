package dev.muster.provider.http.testing.webhook;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Deliveries that nobody signed, as fast as two threads make them, each another, and genuine ones beside them. */
final class Flood {

    private static final int THREADS = 2;
    private static final int BYTES = 2_048;

    private final Node node;
    private final WebhookVendor vendor;
    private final Map<Integer, Integer> answers = new HashMap<>();
    private final List<Long> nanos = new ArrayList<>();
    private int next;
    private long cpu;

    Flood(Node node, WebhookVendor vendor) {
        this.node = node;
        this.vendor = vendor;
    }

    /**
     * Lets so many of them come, and after every hundred of one thread a genuine one.
     *
     * @param many how many that are not genuine, in all
     * @param by what signs the genuine ones
     */
    void come(int many, Secret by) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Semaphore turn = new Semaphore(0);
        List<Future<Map<Integer, Integer>>> floods = new ArrayList<>();
        try {
            for (int thread = 0; thread < THREADS; thread++) {
                Semaphore told = thread == 0 ? turn : new Semaphore(0);
                int from = thread;
                floods.add(threads.submit(() -> junk(many / THREADS, from, told)));
            }
            for (int genuine = 0; genuine < many / THREADS / 100; genuine++) {
                turn.acquire();
                Delivery delivery = node.signed(vendor.happening(next++), by);
                long began = System.nanoTime();
                int status = node.receive(delivery);
                nanos.add(System.nanoTime() - began);
                if (status != vendor.taken()) {
                    throw new AssertionError("a genuine one was answered " + status);
                }
            }
            for (Future<Map<Integer, Integer>> flood : floods) {
                flood.get().forEach((status, times) -> answers.merge(status, times, Integer::sum));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<Integer, Integer> junk(int many, int from, Semaphore told) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long began = thread.getCurrentThreadCpuTime();
        Map<Integer, Integer> statuses = new HashMap<>();
        for (int number = 1; number <= many; number++) {
            statuses.merge(node.receive(junk(number * THREADS + from)), 1, Integer::sum);
            if (number % 100 == 0) {
                told.release();
            }
        }
        spent(thread.getCurrentThreadCpuTime() - began);
        return statuses;
    }

    private synchronized void spent(long time) {
        cpu += time;
    }

    /** One without a signature, one with too few digits, and otherwise one with a signature of the right form. */
    private Delivery junk(int number) {
        byte[] body = new byte[BYTES];
        for (int place = 0; place < 8; place++) {
            body[place] = (byte) ('a' + ((number >> (4 * place)) & 15));
        }
        Delivery right = node.signed(RawBody.of(body), Secret.of("a guess"));
        Map<String, List<String>> headers = new HashMap<>(right.headers());
        String header = vendor.signature().header().toLowerCase(java.util.Locale.ROOT);
        switch (number % 8) {
            case 0 -> headers.remove(header);
            case 1 -> headers.put(header, List.of(vendor.signature().prefix() + number));
            default -> headers.put("x-forwarded-for", List.of("203.0.113." + number));
        }
        return new Delivery(right.route(), headers, right.body(), right.receivedAt());
    }

    /** How many were answered with which status, the genuine ones left out. */
    Map<Integer, Integer> answers() {
        return answers;
    }

    /** How many genuine ones came. */
    int genuine() {
        return next;
    }

    /** Processor time of those that were not genuine, the making of them included, in nanoseconds. */
    synchronized long nanosEach() {
        return cpu
                / Math.max(
                        1, answers.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** How long the slowest of a hundred genuine ones took, in nanoseconds by the clock. */
    long slowestOfHundred() {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() * 99 / 100);
    }
}
