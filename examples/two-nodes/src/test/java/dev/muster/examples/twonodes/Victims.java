package dev.muster.examples.twonodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;

/** Two worker processes: while one is killed and started again, or stands still, the other works. */
final class Victims {

    private static final int THREADS = 2;

    private final Cluster cluster;
    private final FastStart fast;
    private final Duration lease;
    private final Process[] workers = new Process[2];
    private int started;

    Victims(Cluster cluster, FastStart fast, Duration lease) throws IOException {
        this.cluster = cluster;
        this.fast = fast;
        this.lease = lease;
        workers[0] = start();
        workers[1] = start();
        awaitWork(0);
        awaitWork(1);
    }

    /** Kills one, starts the next in its place and waits until that one works. */
    void kill(int which) throws IOException, InterruptedException {
        workers[which].destroyForcibly().waitFor();
        workers[which] = start();
        awaitWork(which);
    }

    void stop(int which) throws IOException, InterruptedException {
        signal("STOP", which);
    }

    void goOn(int which) throws IOException, InterruptedException {
        signal("CONT", which);
    }

    private Process start() throws IOException {
        started++;
        return cluster.start(Orders.of("worker-" + started, 0, 0, THREADS).lease(lease), fast.finds());
    }

    private void awaitWork(int which) throws IOException {
        BufferedReader said = workers[which].inputReader();
        String line = said.readLine();
        if (!Node.WORKS.equals(line)) {
            throw new IllegalStateException("a worker said '" + line + "' instead of '" + Node.WORKS + "'");
        }
    }

    private void signal(String signal, int which) throws IOException, InterruptedException {
        String pid = Long.toString(workers[which].pid());
        int answer = new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
        if (answer != 0) {
            throw new IllegalStateException("kill -" + signal + ' ' + pid + " answered " + answer);
        }
    }
}
