package dev.muster.internal.intake;

import dev.muster.spi.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;

/** In what a ticket differs from its incident, of what is decided there: the title and the severity. */
final class TicketDrift {

    /** A tool may cut a title and write a mark of its own before it; this much of it stands whole. */
    private static final int COMPARED = 200;

    private TicketDrift() {}

    /** What differs, in words; empty when nothing does. A field that the tool does not keep differs in nothing. */
    static String of(String summary, String severity, Ticket ticket) {
        List<String> all = new ArrayList<>();
        String wanted = squeezed(summary);
        int compared = Math.min(COMPARED, wanted.codePointCount(0, wanted.length()));
        String found = squeezed(ticket.summary());
        if (!found.contains(wanted.substring(0, wanted.offsetByCodePoints(0, compared)))) {
            all.add("summary \"" + found + "\"");
        }
        String kept = ticket.fields().get("severity");
        if (kept != null && !kept.equalsIgnoreCase(severity)) {
            all.add("severity \"" + kept + "\"");
        }
        return String.join(", ", all);
    }

    private static String squeezed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
