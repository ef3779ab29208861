package dev.muster.examples.twonodes;

import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The line to the {@link Town}. What it cannot know, it says so. Thread-safe. */
final class TownLine {

    private static final Duration SOON = Duration.ofMillis(20);

    private final String name;
    private final int port;

    /** Calls the town behind this port, for the provider of this name. */
    TownLine(String name, int port) {
        this.name = name;
        this.port = port;
    }

    /** Makes a thing; answers its id. */
    String make(String kind, RequestKey key) {
        return ask("make", kind, key.value()).get(1);
    }

    /** Opens a room under this name; under another when somebody else has it. */
    String makeRoom(RequestKey key, String roomName) {
        List<String> answer = ask("make", Things.ROOM, key.value(), roomName);
        boolean isAnothers = answer.get(0).equals("TAKEN") && !answer.get(2).equals(key.value());
        return isAnothers ? makeRoom(key, roomName + "-2") : answer.get(1);
    }

    /** What was made for a key and is still there, oldest first. */
    List<String> find(String kind, RequestKey key) {
        List<String> answer = ask("find", kind, key.value());
        return answer.subList(1, answer.size());
    }

    /** Takes a thing away. */
    void takeBack(String id) {
        ask("retract", id);
    }

    private List<String> ask(String... words) {
        Socket line = connect();
        try (line;
                PrintStream out = new PrintStream(line.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8))) {
            out.println(String.join("\t", words));
            String answer = in.readLine();
            if (answer == null) {
                throw new OutcomeUnknown(name, "the line was cut before the answer");
            }
            if (answer.equals("BUSY")) {
                throw new Unavailable(name, "busy", SOON);
            }
            return Stream.of(answer.split("\t")).toList();
        } catch (IOException e) {
            throw new OutcomeUnknown(name, "the line broke", e);
        }
    }

    private Socket connect() {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new Unavailable(name, "nobody answers", SOON, e);
        }
    }
}
