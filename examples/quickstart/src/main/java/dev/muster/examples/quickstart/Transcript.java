package dev.muster.examples.quickstart;

import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.InMemoryChat;
import dev.muster.provider.inmemory.PrivateMessage;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a responder saw in the channel, line by line. */
final class Transcript {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Transcript() {}

    private record Line(Instant at, String who, String text) {}

    static void print(InMemoryChat chat, String channel, PrintStream out) {
        List<Line> lines = new ArrayList<>();
        for (ChatPost post : chat.posts(channel)) {
            lines.add(new Line(post.at(), post.author(), post.text()));
        }
        for (PrivateMessage whisper : chat.whispers()) {
            lines.add(new Line(whisper.at(), "only for " + whisper.to(), whisper.text()));
        }
        lines.sort(Comparator.comparing(Line::at));
        for (Line line : lines) {
            String[] rows = line.text().split("\n", -1);
            out.printf("%-12s  %-26s  %s%n", STAMP.format(line.at()), line.who(), rows[0]);
            for (int i = 1; i < rows.length; i++) {
                out.printf("%-12s  %-26s  %s%n", "", "", rows[i]);
            }
        }
    }
}
