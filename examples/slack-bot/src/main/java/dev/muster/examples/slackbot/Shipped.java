package dev.muster.examples.slackbot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files that ship with the bot. */
final class Shipped {

    private Shipped() {}

    /** The text of a file. */
    static String text(String name) throws IOException {
        try (InputStream in = Shipped.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not packed with the bot");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
