package dev.muster.automation;

import dev.muster.automation.Effect.Words;
import dev.muster.communication.Audience;
import dev.muster.communication.NoticeRule;
import dev.muster.communication.Trigger;
import dev.muster.engagement.Contact;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Match;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Event.IncidentCancelled;
import dev.muster.lifecycle.Event.IncidentClosed;
import dev.muster.lifecycle.Event.IncidentConfirmed;
import dev.muster.lifecycle.Event.IncidentDeclared;
import dev.muster.lifecycle.Event.IncidentMitigated;
import dev.muster.lifecycle.Event.IncidentReopened;
import dev.muster.lifecycle.Event.IncidentResolved;
import dev.muster.lifecycle.Event.SeverityClassified;
import dev.muster.lifecycle.Event.SeverityOverridden;
import dev.muster.lifecycle.Event.UpdatePosted;
import dev.muster.lifecycle.Facts;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * News for people who do not take part. Nobody is told twice of one event, nobody who takes part is told, and an initial notice goes out once in an
 * incident's life, as soon as its condition holds. A secret incident has no notices, a report in triage has none yet.
 */
final class Notices {

    private static final String NOTICE = "notice";
    private static final String READERS = "readers";
    private static final String INITIAL = "initial";

    private Notices() {}

    static List<Automation> all() {
        return List.of(new WhenSomethingWorthKnowingHappensThenNotifyAudiences());
    }

    /** What is to be recorded when this was delivered: the notice, if it was the first message of one. */
    static Optional<Command> delivered(Words words) {
        String notice = words.values().get(NOTICE);
        String audience = words.values().get(READERS);
        return notice == null || audience == null
                ? Optional.empty()
                : Optional.of(new Command.RecordNotice(
                        notice, audience, words.values().containsKey(INITIAL)));
    }

    private static @Nullable Trigger trigger(Occasion occasion) {
        Event event = occasion.event();
        if (event instanceof IncidentDeclared || event instanceof IncidentConfirmed) {
            return Trigger.DECLARED;
        }
        if (event instanceof SeverityClassified || event instanceof SeverityOverridden) {
            return isSeverityAnother(occasion) ? Trigger.SEVERITY_CHANGED : null;
        }
        if (event instanceof IncidentMitigated) {
            return Trigger.MITIGATED;
        }
        if (event instanceof IncidentResolved) {
            return Trigger.RESOLVED;
        }
        if (event instanceof IncidentReopened) {
            return Trigger.REOPENED;
        }
        if (event instanceof IncidentClosed) {
            return Trigger.CLOSED;
        }
        if (event instanceof IncidentCancelled) {
            return Trigger.CANCELLED;
        }
        return event instanceof UpdatePosted ? Trigger.UPDATE_POSTED : null;
    }

    static boolean isSeverityAnother(Occasion occasion) {
        IncidentState before = occasion.before();
        return before != null
                && before.facts().severity().rank()
                        != occasion.after().facts().severity().rank();
    }

    /** Whether outsiders have not been told of it: still in triage, or called off from there. */
    private static boolean isUnconfirmed(Occasion occasion) {
        IncidentState before = occasion.before();
        boolean wasTriage = before != null && before.state() == State.TRIAGE;
        return occasion.after().state() == State.TRIAGE
                || (wasTriage && occasion.after().state().isEnded());
    }

    static final class WhenSomethingWorthKnowingHappensThenNotifyAudiences implements Automation {
        @Override
        public List<Intended> on(Occasion occasion) {
            List<NoticeRule> notices = occasion.policy().communication().notices();
            Trigger trigger = notices.isEmpty() ? null : trigger(occasion);
            if (trigger == null
                    || isUnconfirmed(occasion)
                    || occasion.after().facts().confidentiality() == Confidentiality.SECRET) {
                return List.of();
            }
            Facts facts = occasion.after().facts();
            Match.Subject subject = new Match.Subject(
                    facts.type(),
                    facts.severity().tier(),
                    facts.source().name(),
                    facts.priority().name(),
                    facts.services(),
                    facts.title() + " " + facts.description());
            Set<String> told = new HashSet<>(Saying.participants(occasion.after()));
            List<Intended> all = new ArrayList<>();
            for (NoticeRule rule : notices) {
                if (isAsked(rule, trigger, occasion)
                        && rule.when().reason(subject).isPresent()) {
                    all.addAll(notice(occasion, rule, told));
                }
            }
            return all;
        }

        private static boolean isAsked(NoticeRule rule, Trigger trigger, Occasion occasion) {
            if (!rule.initial()) {
                return rule.trigger() == trigger;
            }
            boolean isBeginning = rule.trigger() == Trigger.DECLARED || rule.trigger() == Trigger.SEVERITY_CHANGED;
            boolean canBegin = trigger == Trigger.DECLARED || trigger == Trigger.SEVERITY_CHANGED;
            return !occasion.after().reach().notices().contains(rule.name())
                    && (rule.trigger() == trigger || (isBeginning && canBegin));
        }
    }

    /** One notice: at most a mail, a personal message, a message to a channel and a status entry. The first of them is the one that is recorded. */
    private static List<Intended> notice(Occasion occasion, NoticeRule rule, Set<String> told) {
        Audience audience =
                occasion.policy().communication().audience(rule.audience()).orElse(null);
        if (audience == null) {
            return List.of();
        }
        String id = rule.initial() ? "initial-" + rule.name() : Ids.each("notice-" + rule.name(), occasion);
        List<String> byMail = new ArrayList<>();
        List<String> byChat = new ArrayList<>();
        for (String person : readers(occasion, audience)) {
            if (told.add(person)) {
                (Saying.contact(occasion, person) == Contact.CHAT ? byChat : byMail).add(person);
            }
        }
        Words recorded = words(occasion, rule);
        Words others = new Words(recorded.template(), without(recorded.values()), null);
        List<Intended> all = new ArrayList<>();
        if (!byMail.isEmpty()) {
            all.add(news(id + "-mail", new Effect.MailPeople(byMail, recorded)));
        }
        if (!byChat.isEmpty()) {
            all.add(news(id + "-chat", new Effect.TellPeople(byChat, all.isEmpty() ? recorded : others)));
        }
        String room = audience.conversation();
        if (room != null) {
            all.add(news(id + "-room", new Effect.PostElsewhere(room, all.isEmpty() ? recorded : others)));
        }
        if (audience.statusPage() && StatusPage.mayAppear(occasion)) {
            all.add(StatusPage.refresh(occasion, id + "-status", all.isEmpty() ? recorded : others));
        }
        return rule.trigger() == Trigger.UPDATE_POSTED && !rule.initial() ? newest(rule, all) : all;
    }

    /** To outsiders the newest update is enough: it tells how it stands, and one of those before it that is still waiting is dropped for it. */
    private static List<Intended> newest(NoticeRule rule, List<Intended> all) {
        return all.stream()
                .map(each -> each.replaces() == null
                        ? each.replacing("notice-" + rule.name() + '-'
                                + each.effect().getClass().getSimpleName())
                        : each)
                .toList();
    }

    private static Intended news(String id, Effect effect) {
        return Intended.now(id, effect, Lane.PEOPLE);
    }

    private static Set<String> readers(Occasion occasion, Audience audience) {
        Set<String> readers = new LinkedHashSet<>(audience.people());
        if (audience.stakeholders()) {
            Knowledge knowledge = occasion.policy().knowledge();
            occasion.after().facts().services().stream()
                    .sorted()
                    .forEach(service ->
                            knowledge.service(service).ifPresent(known -> readers.addAll(known.stakeholders())));
        }
        return readers;
    }

    private static Words words(Occasion occasion, NoticeRule rule) {
        Map<String, String> values = new HashMap<>(details(occasion));
        values.put(NOTICE, rule.name());
        values.put(READERS, rule.audience());
        if (rule.initial()) {
            values.put(INITIAL, "true");
        }
        return new Words(rule.template(), values, null);
    }

    /** For further messages of one notice: still for that audience, but recorded by the first. */
    private static Map<String, String> without(Map<String, String> values) {
        Map<String, String> rest = new HashMap<>(values);
        rest.keySet().removeAll(Set.of(NOTICE, INITIAL));
        return rest;
    }

    /** What the event itself tells; the rest of the words come from how the incident is when they leave. */
    private static Map<String, String> details(Occasion occasion) {
        Event event = occasion.event();
        IncidentState before = occasion.before();
        if (event instanceof UpdatePosted posted) {
            return Saying.words("", "text", posted.text(), "number", Integer.toString(posted.number()))
                    .values();
        }
        if (event instanceof IncidentMitigated mitigated) {
            return Saying.words("", "text", mitigated.mitigation().summary()).values();
        }
        if (event instanceof IncidentResolved resolved) {
            return Saying.words("", "text", resolved.summary()).values();
        }
        if (event instanceof IncidentReopened reopened) {
            return Saying.words("", "text", reopened.reason()).values();
        }
        if (event instanceof IncidentCancelled cancelled) {
            return Saying.words("", "text", cancelled.reason()).values();
        }
        return before != null && isSeverityAnother(occasion)
                ? Saying.words("", "before", before.facts().severity().name()).values()
                : Map.of();
    }
}
