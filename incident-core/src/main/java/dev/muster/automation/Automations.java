package dev.muster.automation;

import dev.muster.lifecycle.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All automations together. Immutable, thread-safe and pure: the same occasion gives the same effects.
 *
 * <p>An effect that the incident has had already ({@link Occasion#intended()}) is not intended again, and a need that names an effect which the
 * incident never had is dropped. So that this holds for several events of one command too, the caller adds the ids of each answer to the next
 * occasion's {@code intended}.
 */
public final class Automations {

    private static final Automations STANDARD = new Automations(Stream.of(
                    Pages.all(),
                    Gathering.all(),
                    Course.all(),
                    Notices.all(),
                    StatusPage.all(),
                    Changes.all(),
                    Linking.all(),
                    FollowUp.all(),
                    Reminding.all(),
                    Timers.all(),
                    Faults.all())
            .flatMap(List::stream)
            .toList());

    private final List<Automation> all;

    private Automations(List<Automation> all) {
        Map<String, Automation> byName = new LinkedHashMap<>();
        for (Automation automation : all) {
            Automation other = byName.putIfAbsent(automation.name(), automation);
            if (other != null) {
                throw new IllegalArgumentException(
                        "automation " + automation.name() + " is given twice: expected one of each name");
            }
        }
        this.all = List.copyOf(all);
    }

    /** The ones that ship with the library. */
    public static Automations standard() {
        return STANDARD;
    }

    /** These as well, after the ones there are; the names must be new. */
    public Automations and(List<Automation> more) {
        List<Automation> both = new ArrayList<>(all);
        both.addAll(more);
        return new Automations(both);
    }

    /** Every automation, in the order they are asked. */
    public List<Automation> all() {
        return all;
    }

    /** What follows from an event, in order, by all automations that the plan does not disable. */
    public List<Intended> on(Occasion occasion) {
        Objects.requireNonNull(occasion, "occasion");
        Map<String, Intended> wanted = new LinkedHashMap<>();
        for (Automation automation : all) {
            List<Intended> follows = automation.on(occasion);
            if (!follows.isEmpty() && !occasion.plan().disabled().contains(automation.name())) {
                for (Intended intended : follows) {
                    if (!occasion.intended().contains(intended.id())) {
                        wanted.putIfAbsent(intended.id(), intended);
                    }
                }
            }
        }
        return wanted.values().stream()
                .map(each -> withoutUnknownNeeds(
                        each,
                        need -> wanted.containsKey(need) || occasion.intended().contains(need)))
                .toList();
    }

    /**
     * What is to be recorded when an effect was delivered, beyond what the tool answered: the notice that went out. A notice of several messages is
     * recorded by its first.
     */
    public static Optional<Command> recordedBy(Effect delivered) {
        Effect.Words words = null;
        if (delivered instanceof Effect.MailPeople mail) {
            words = mail.words();
        } else if (delivered instanceof Effect.TellPeople told) {
            words = told.words();
        } else if (delivered instanceof Effect.PostElsewhere post) {
            words = post.words();
        } else if (delivered instanceof Effect.RefreshStatus status) {
            words = status.words();
        }
        return words == null ? Optional.empty() : Notices.delivered(words);
    }

    private static Intended withoutUnknownNeeds(Intended intended, Predicate<String> known) {
        Set<String> needs = intended.needs().stream().filter(known).collect(Collectors.toSet());
        if (needs.size() == intended.needs().size()) {
            return intended;
        }
        return new Intended(
                intended.id(),
                intended.effect(),
                intended.lane(),
                intended.required(),
                intended.dueAt(),
                intended.notAfter(),
                needs,
                intended.tolerant(),
                intended.replaces(),
                intended.batch());
    }
}
