package dev.muster.testing;

import dev.muster.Incident;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.paging.Page;
import dev.muster.spi.ticket.TicketState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** What people do in the tools. */
final class OutsideSteps {

    private OutsideSteps() {}

    static Step next(RandomGenerator random) {
        String who = Steps.one(Steps.PEOPLE, random);
        int number = 1 + random.nextInt(Steps.INCIDENTS);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> pager(random, who);
            case 3, 4, 5 -> chat(random, who, number);
            case 6, 7 -> ticket(random, who, number);
            case 8 -> alert(random);
            default -> webhooks(random);
        };
    }

    private static Step pager(RandomGenerator random, String who) {
        int which = random.nextInt(3);
        return switch (random.nextInt(5)) {
            case 0 ->
                page(
                        "escalates page " + (which + 1),
                        which,
                        (test, page) -> test.tools().pager().escalate(page, 2, who),
                        who);
            case 1 ->
                page(
                        "resolves page " + (which + 1) + " in the pager",
                        which,
                        (test, page) -> test.tools().pager().resolveByHand(page, who),
                        who);
            default ->
                page(
                        "acknowledges page " + (which + 1),
                        which,
                        (test, page) -> test.tools().pager().acknowledge(page, who),
                        who);
        };
    }

    private static Step page(String does, int which, BiConsumer<TestIncidents, String> move, String who) {
        return new Step(Steps.nick(who) + " " + does, test -> {
            List<String> open = test.tools().pager().open().stream()
                    .map(PagedIncident::page)
                    .map(Page::id)
                    .toList();
            if (which < open.size()) {
                move.accept(test, open.get(which));
            }
        });
    }

    private static Step chat(RandomGenerator random, String who, int number) {
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                channel(
                        "says something in",
                        number,
                        who,
                        (test, channel) -> test.tools().chat().people().say(channel, who, "I see it too"));
            case 2, 3 ->
                channel("marks the newest message of", number, who, (test, channel) -> mark(test, channel, who));
            case 4 ->
                channel(
                        "joins the channel of",
                        number,
                        who,
                        (test, channel) -> test.tools().chat().people().join(channel, who));
            case 5 ->
                channel(
                        "leaves the channel of",
                        number,
                        who,
                        (test, channel) -> test.tools().chat().people().leave(channel, who));
            case 6 ->
                channel(
                        "archives the channel of",
                        number,
                        who,
                        (test, channel) -> test.tools().chat().people().archive(channel, who));
            case 7 ->
                channel(
                        "takes back from the archive the channel of",
                        number,
                        who,
                        (test, channel) -> test.tools().chat().people().unarchive(channel, who));
            default -> channel("renames the channel of", number, who, (test, channel) -> rename(test, channel, who));
        };
    }

    private static void mark(TestIncidents test, String channel, String who) {
        List<ChatPost> posts = test.tools().chat().posts(channel);
        if (!posts.isEmpty()) {
            test.tools()
                    .chat()
                    .people()
                    .react(posts.get(posts.size() - 1).ref(), "memo")
                    .by(who);
        }
    }

    private static void rename(TestIncidents test, String channel, String who) {
        String name = "renamed-" + channel.toLowerCase(java.util.Locale.ROOT);
        if (test.tools().chat().channel(name).isEmpty()) {
            test.tools().chat().people().rename(channel, name, who);
        }
    }

    private static Step channel(String does, int number, String who, BiConsumer<TestIncidents, String> move) {
        return new Step(
                Steps.nick(who) + " " + does + " incident " + number,
                test -> resource(test, number, ResourceKind.CONVERSATION)
                        .ifPresent(resource -> move.accept(test, resource.id())));
    }

    private static Step ticket(RandomGenerator random, String who, int number) {
        TicketState state = Steps.one(TicketState.class, random);
        return switch (random.nextInt(4)) {
            case 0 ->
                ticket(
                        "takes the ticket of",
                        number,
                        who,
                        (test, ticket) -> test.tools().tickets().assign(ticket, who, who));
            case 1 ->
                ticket(
                        "comments on the ticket of",
                        number,
                        who,
                        (test, ticket) -> test.tools().tickets().say(ticket, "any news?", who));
            default ->
                ticket(
                        "moves to " + Steps.words(state) + " the ticket of",
                        number,
                        who,
                        (test, ticket) -> test.tools().tickets().move(ticket, state, who));
        };
    }

    private static Step ticket(String does, int number, String who, BiConsumer<TestIncidents, String> move) {
        return new Step(
                Steps.nick(who) + " " + does + " incident " + number,
                test -> resource(test, number, ResourceKind.TICKET)
                        .ifPresent(resource -> move.accept(test, resource.id())));
    }

    private static Step alert(RandomGenerator random) {
        String name = random.nextBoolean() ? "errors" : "latency";
        if (random.nextInt(3) == 0) {
            return new Step("alert " + name + " ends", test -> {
                if (test.tools().alerts().firing().stream()
                        .anyMatch(alert -> alert.fingerprint().equals(name))) {
                    test.tools().alerts().end(name);
                }
            });
        }
        return new Step(
                "alert " + name + " fires",
                test -> test.tools()
                        .alerts()
                        .fire(name, name + " are high", Map.of("alertname", name, "service", "checkout")));
    }

    private static Step webhooks(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new Step(
                        "webhooks get lost from now on",
                        test -> test.tools().all().forEach(tool -> tool.muteDeliveries(true)));
            case 1 ->
                new Step(
                        "webhooks arrive again",
                        test -> test.tools().all().forEach(tool -> tool.muteDeliveries(false)));
            default -> new Step("the waiting webhooks are sent twice, the last first", OutsideSteps::twice);
        };
    }

    private static void twice(TestIncidents test) {
        for (InMemoryProvider tool : test.tools().all()) {
            List<Delivery> waiting = tool.drainDeliveries();
            for (int i = waiting.size() - 1; i >= 0; i--) {
                test.incidents().receive(tool.name(), waiting.get(i));
                test.incidents().receive(tool.name(), waiting.get(i));
                test.incidents().receive(tool.name(), tool.resentAsNew(waiting.get(i)));
            }
        }
    }

    private static Optional<Resource> resource(TestIncidents test, int number, ResourceKind kind) {
        return CommandSteps.incident(test, number)
                .map(id -> test.incidents().get(id))
                .flatMap((Incident incident) -> incident.resource(kind));
    }
}
