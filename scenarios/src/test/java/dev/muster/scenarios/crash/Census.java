package dev.muster.scenarios.crash;

import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.paging.PageLogEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What there is in the tools at the end, counted by the intent it was made for. */
final class Census {

    private final Map<String, Map<String, Integer>> byIntent = new HashMap<>();

    Census(InMemoryProvider tools) {
        tools.chat().channels().forEach(channel -> count(channel.key(), "channel"));
        tools.chat().posts().stream().filter(post -> !post.deleted()).forEach(post -> count(post.key(), "post"));
        tools.chat().directs().forEach(message -> count(message.key(), "to " + message.to()));
        tools.chat().whispers().forEach(message -> count(message.key(), "to " + message.to()));
        tools.ticketTool().all().forEach(ticket -> {
            count(ticket.key(), "ticket");
            ticket.comments().forEach(comment -> count(comment.key(), "comment"));
        });
        pages(tools.pager().pages());
        tools.files().allDocuments().forEach(document -> count(document.key(), "document"));
        tools.files().allFolders().forEach(folder -> count(folder.key(), "folder"));
        tools.calendar().all().stream()
                .filter(meeting -> !meeting.cancelled())
                .forEach(meeting -> count(meeting.key(), "meeting"));
        tools.statusPage().all().forEach(entry -> count(entry.key(), "status"));
        tools.mailbox().sent().forEach(mail -> mail.message().to().forEach(to -> count(mail.key(), "to " + to.id())));
    }

    /** A page that the library took back because there were two counts no more; one that people resolved does. */
    private void pages(List<PagedIncident> all) {
        all.forEach(page -> page.joined().forEach(key -> count(key, "page")));
        Map<RequestKey, List<PagedIncident>> byKey = all.stream().collect(Collectors.groupingBy(PagedIncident::key));
        byKey.forEach((key, pages) -> {
            long left = pages.stream()
                    .filter(page -> page.log().stream().noneMatch(Census::isTakenBack))
                    .count();
            for (long n = 0; n < Math.max(1, left); n++) {
                count(key, "page");
            }
        });
    }

    private static boolean isTakenBack(PageLogEntry entry) {
        return entry.text().equals("resolved") && "muster".equals(entry.who());
    }

    private void count(@Nullable RequestKey key, String thing) {
        if (key != null) {
            byIntent.computeIfAbsent(key.value(), k -> new HashMap<>(2)).merge(thing, 1, Integer::sum);
        }
    }

    /** The things made under a key, each with its number. */
    Map<String, Integer> of(String key) {
        return byIntent.getOrDefault(key, Map.of());
    }

    /** The intents for which there is anything. */
    List<String> intents() {
        return byIntent.keySet().stream().sorted().toList();
    }
}
