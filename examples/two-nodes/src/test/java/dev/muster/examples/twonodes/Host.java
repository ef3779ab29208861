package dev.muster.examples.twonodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;

/** A host process, spoken to: it declares as many incidents as it is told to, and says how it is. */
final class Host {

    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader said;
    private long allowed;

    Host(Process process) throws IOException {
        this.process = process;
        this.orders = new PrintWriter(process.outputWriter(), true);
        this.said = process.inputReader();
        awaitLine(Node.WORKS);
    }

    Process process() {
        return process;
    }

    /** Lets it declare until there are so many. */
    void keepAhead(long alerts) {
        if (alerts > allowed) {
            orders.println(Node.MORE + (alerts - allowed));
            allowed = alerts;
        }
    }

    /** Lets it declare so many more. */
    void more(long alerts) {
        keepAhead(allowed + alerts);
    }

    /** How it is, after a full collection of its heap. */
    Wellbeing wellbeing() throws IOException {
        orders.println("how are you?");
        return Wellbeing.parse(awaitLine(Wellbeing.WORD));
    }

    /** Ends the storm; answers how many declarations were answered, after their commit. */
    long end() throws IOException {
        orders.println(Node.ENOUGH);
        return declared();
    }

    /** Waits until its storm is over; answers how many declarations were answered, after their commit. */
    long declared() throws IOException {
        return Long.parseLong(awaitLine(Node.DECLARED).substring(Node.DECLARED.length()));
    }

    private String awaitLine(String beginning) throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the process ended before it said '" + beginning + "'");
        }
        return line;
    }
}
