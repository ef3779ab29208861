package dev.muster.internal.words;

import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Choice.Style;
import dev.muster.spi.conversation.Option;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a reader may do with each of the library's messages: only what a rule stands behind. At most one choice of a message stands out. Where a message
 * is for people outside, nothing in it leads to what they may not see.
 */
final class Offers {

    private static final List<String> SOON = List.of("PT10M", "PT30M", "PT1H");
    private static final List<String> DAYS = List.of("P1D", "P2D");

    private final Catalogue words;
    private final IncidentState state;

    Offers(Catalogue words, IncidentState state) {
        this.words = words;
        this.state = state;
    }

    /** The choices of a kind of message that was filled with these values. */
    List<Choice> of(String kind, Map<String, String> values) {
        String page = values.getOrDefault("page", "");
        return switch (kind) {
            case "card" -> card();
            case "announcement" -> announcement();
            case "briefing" ->
                List.of(
                        primary(Choices.ACCEPT, ""),
                        Choice.people(Choices.id(Choices.HAND_ON, state.id()), label(Choices.HAND_ON)),
                        plain(Choices.DECLINE, ""));
            case "page.unanswered" -> List.of(primary(Choices.ESCALATE, page));
            case "fault.ticket-closed" -> List.of(primary(Choices.EDIT, ""));
            case "state.resolved" -> List.of(plain(Choices.TIMES, ""), primary(Choices.FOLLOW_UP, ""), reopen());
            case "review.yours" -> review();
            default -> reminder(kind, values);
        };
    }

    private List<Choice> reminder(String kind, Map<String, String> values) {
        List<Choice> choices = new ArrayList<>();
        switch (kind) {
            case "remind.update", "remind.update.escalated" -> {
                choices.add(primary(Choices.UPDATE, ""));
                choices.add(plain(Choices.NO_CHANGE, ""));
                choices.addAll(snooze(SOON, values));
            }
            case "remind.stale", "remind.stale.escalated" -> choices.addAll(snooze(SOON, values));
            case "remind.task" -> {
                choices.add(primary(Choices.TASK_DONE, values.getOrDefault("task", "")));
                choices.addAll(snooze(SOON, values));
            }
            case "remind.review", "remind.review.escalated" -> {
                choices.addAll(review());
                choices.addAll(snooze(DAYS, values));
            }
            case "remind.action-item-soon", "remind.action-item-overdue", "remind.action-item-overdue.escalated" -> {
                String item = values.getOrDefault("item", "");
                choices.add(primary(Choices.ITEM_DONE, item));
                choices.add(plain(Choices.ITEM_MOVE, item));
                choices.addAll(snooze(DAYS, values));
            }
            default -> {
                // there is nothing to do but read it
            }
        }
        return choices;
    }

    private List<Choice> card() {
        List<Option> more = new ArrayList<>();
        for (String action : List.of(Choices.TIMELINE, Choices.TASK, Choices.FOLLOW_UP, Choices.DUPLICATE)) {
            more.add(new Option(Choices.id(action, state.id()), label(action)));
        }
        return List.of(
                primary(Choices.UPDATE, ""),
                plain(Choices.EDIT, ""),
                plain(Choices.ROLES, ""),
                plain(Choices.PAGE, ""),
                Choice.further(Choices.id("more", state.id()), label("more"), more));
    }

    /** Of what is not open people outside get no address. */
    private List<Choice> announcement() {
        List<Choice> choices = new ArrayList<>();
        if (state.facts().confidentiality() == Confidentiality.OPEN) {
            open(ResourceKind.CONVERSATION, choices);
            open(ResourceKind.TICKET, choices);
            open(ResourceKind.DOCUMENT, choices);
        }
        return choices;
    }

    private List<Choice> review() {
        List<Choice> choices = new ArrayList<>();
        open(ResourceKind.REVIEW_DOCUMENT, choices);
        return choices;
    }

    private void open(ResourceKind kind, List<Choice> choices) {
        Resource resource = state.reach().resource(kind).orElse(null);
        URI target = resource == null ? null : Values.target(resource);
        if (target != null && Choice.Opens.leads(target)) {
            choices.add(Choice.opens(
                    Choices.id("open-" + Values.key(kind), state.id()), words.word("choice.open." + kind), target));
        }
    }

    private Choice reopen() {
        return Choice.button(Choices.id(Choices.REOPEN, state.id()), label(Choices.REOPEN))
                .confirmed(new Choice.Confirmation(
                        words.word("confirm.reopen.title").replace("{incident}", state.id()),
                        words.word("confirm.reopen.text"),
                        label(Choices.REOPEN),
                        words.word("confirm.reopen.no")));
    }

    /** What is asked back before somebody is woken. */
    Choice.Confirmation page(Map<String, String> values) {
        String number = values.getOrDefault("number", "1");
        String target = number.equals("1") ? values.getOrDefault("target", "") : number;
        return new Choice.Confirmation(
                words.word("confirm.page.title").replace("{target}", target),
                words.word("confirm.page.text"),
                words.word("choice.page-go"),
                words.word("confirm.page.no"));
    }

    private List<Choice> snooze(List<String> pauses, Map<String, String> values) {
        String reminder = values.get("reminder");
        if (reminder == null) {
            // said by another version
            return List.of();
        }
        String about = '/' + reminder + '/' + values.getOrDefault("subject", "");
        List<Option> options = new ArrayList<>();
        for (String pause : pauses) {
            String id = Choices.id(Choices.SNOOZE, state.id(), Duration.parse(pause) + about);
            options.add(new Option(id, words.word("choice.snooze." + pause)));
        }
        options.add(new Option(
                Choices.id(Choices.SNOOZE, state.id(), Choices.STOP + about), words.word("choice.snooze.stop")));
        return List.of(Choice.menu(Choices.id("later", state.id()), label("later"), options));
    }

    private Choice plain(String action, String subject) {
        return Choice.button(Choices.id(action, state.id(), subject), label(action));
    }

    private Choice primary(String action, String subject) {
        return Choice.button(Choices.id(action, state.id(), subject), label(action), Style.PRIMARY);
    }

    private String label(String action) {
        return words.word("choice." + action);
    }
}
