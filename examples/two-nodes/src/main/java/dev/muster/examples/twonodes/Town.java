package dev.muster.examples.twonodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The tools of all hosts, in a process that nobody kills: what they hold is what really happened. One request, one line, one connection:
 *
 * <pre>
 * make page KEY          MADE id       a pager knows the key it is given: the same key is the same page
 * make ticket KEY        MADE id       a tracker takes whatever it is told, so a careless caller makes two
 * make room KEY NAME     MADE id       names are unique: TAKEN id key, when the name is another's
 * find KIND KEY          FOUND id …    oldest first, without what was taken back
 * retract id             GONE
 * </pre>
 *
 * <p>What makes something meets the tools' {@link Mood}.
 */
final class Town implements AutoCloseable {

    private static final Duration SOME_WORK = Duration.ofMillis(4);

    private final Things things = new Things();
    private final Mood mood;
    private final ServerSocket door;
    private final ExecutorService clerks = Executors.newCachedThreadPool(Town::daemon);

    /** Opens the town to whoever calls on this machine. */
    Town(Mood mood) throws IOException {
        this.mood = mood;
        this.door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        clerks.execute(this::receive);
    }

    int port() {
        return door.getLocalPort();
    }

    Mood mood() {
        return mood;
    }

    Things things() {
        return things;
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                clerks.execute(() -> serve(caller));
            } catch (IOException e) {
                return; // the town is closed
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                PrintStream out = new PrintStream(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String asked = in.readLine();
            if (asked != null) {
                answer(asked.split("\t"), out);
            }
        } catch (IOException e) {
            // the caller died: what was made stays made
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String[] asked, PrintStream out) throws InterruptedException {
        switch (asked[0]) {
            case "make" -> make(asked, out);
            case "find" -> out.println("FOUND\t" + words(things.find(asked[1], asked[2])));
            case "retract" -> {
                things.takeBack(Long.parseLong(asked[1]));
                out.println("GONE");
            }
            default -> throw new IllegalArgumentException("nobody in town understands '" + asked[0] + "'");
        }
    }

    private void make(String[] asked, PrintStream out) throws InterruptedException {
        Mood.Turn turn = mood.next();
        if (turn == Mood.Turn.REFUSES) {
            out.println("BUSY");
            return;
        }
        pause(SOME_WORK);
        String made = switch (asked[1]) {
            case Things.PAGE -> "MADE\t" + things.makeOnce(asked[1], asked[2]);
            case Things.ROOM -> things.makeRoom(asked[2], asked[3]);
            default -> "MADE\t" + things.make(asked[1], asked[2]);
        };
        pause(turn == Mood.Turn.ANSWERS_LATE ? mood.late() : SOME_WORK);
        if (turn != Mood.Turn.LOSES_THE_ANSWER) {
            out.println(made);
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private static String words(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining("\t"));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "town");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        door.close();
        clerks.shutdownNow();
    }
}
