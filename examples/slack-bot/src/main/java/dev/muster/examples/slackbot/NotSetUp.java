package dev.muster.examples.slackbot;

import java.util.List;

/** The bot cannot start as it is set up. The message has one line for each problem: the variable, what it is, and where one gets it. */
final class NotSetUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSetUp(List<String> lines) {
        super(String.join(System.lineSeparator(), lines));
    }
}
