package dev.muster.automation;

import dev.muster.lifecycle.Command;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All automations together. Immutable, thread-safe and pure: the same occasion gives the same effects.
 *
 * <p>An effect that the incident has had already ({@link Occasion#intended()}) is not intended again, and a need that names an effect which the
 * incident never had is dropped. So that this holds for several events of one command too, the caller adds the ids of each answer to the next
 * occasion's {@code intended}.
 */
public final class Automations {

    private static final Automations STANDARD = new Automations(shipped());

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

    private static List<Automation> shipped() {
        List<Automation> shipped = new ArrayList<>(64);
        Collections.addAll(shipped, Pages.values());
        Collections.addAll(shipped, PageNews.values());
        Collections.addAll(shipped, Gathering.values());
        Collections.addAll(shipped, Course.values());
        shipped.addAll(Notices.all());
        Collections.addAll(shipped, StatusPage.values());
        Collections.addAll(shipped, Changes.values());
        Collections.addAll(shipped, Linking.values());
        Collections.addAll(shipped, FollowUp.values());
        shipped.addAll(Reminding.all());
        Collections.addAll(shipped, Timers.values());
        Collections.addAll(shipped, Faults.values());
        return shipped;
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
        Map<String, Intended> wanted = Map.of();
        for (Automation automation : all) {
            List<Intended> follows = automation.on(occasion);
            if (!follows.isEmpty() && !occasion.plan().disabled().contains(automation.name())) {
                for (Intended intended : follows) {
                    if (!occasion.intended().contains(intended.id())) {
                        wanted = wanted.isEmpty() ? new LinkedHashMap<>() : wanted;
                        wanted.putIfAbsent(intended.id(), intended);
                    }
                }
            }
        }
        return wanted.isEmpty()
                ? List.of()
                : withoutUnknownNeeds(Archived.waiting(wanted, occasion), occasion.intended());
    }

    private static List<Intended> withoutUnknownNeeds(Map<String, Intended> wanted, Set<String> before) {
        List<Intended> all = new ArrayList<>(wanted.size());
        for (Intended intended : wanted.values()) {
            int known = 0;
            for (String need : intended.needs()) {
                known += wanted.containsKey(need) || before.contains(need) ? 1 : 0;
            }
            all.add(known == intended.needs().size() ? intended : withKnownNeeds(intended, wanted.keySet(), before));
        }
        return all;
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

    private static Intended withKnownNeeds(Intended intended, Set<String> wanted, Set<String> before) {
        Set<String> needs = new HashSet<>(intended.needs());
        needs.removeIf(need -> !wanted.contains(need) && !before.contains(need));
        return intended.behind(needs);
    }
}
