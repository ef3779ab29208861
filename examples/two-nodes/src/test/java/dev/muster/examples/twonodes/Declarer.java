package dev.muster.examples.twonodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;

/** A process that declares as many incidents as it is told to. */
final class Declarer {

    private final PrintWriter orders;
    private final BufferedReader said;
    private long allowed;

    Declarer(Process process) {
        this.orders = new PrintWriter(process.outputWriter(), true);
        this.said = process.inputReader();
    }

    /** Lets it declare until there are so many. */
    void keepAhead(long alerts) {
        if (alerts > allowed) {
            orders.println(Node.MORE + (alerts - allowed));
            allowed = alerts;
        }
    }

    /** Ends the storm; answers how many declarations were answered, after their commit. */
    long end() throws IOException {
        orders.println(Node.ENOUGH);
        String line = said.readLine();
        while (line != null && !line.startsWith(Node.DECLARED)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the process that declared incidents has died");
        }
        return Long.parseLong(line.substring(Node.DECLARED.length()));
    }
}
