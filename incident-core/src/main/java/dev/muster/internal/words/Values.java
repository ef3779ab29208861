package dev.muster.internal.words;

import dev.muster.lifecycle.Cause;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Facts;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Progress;
import dev.muster.lifecycle.Progress.Span;
import dev.muster.lifecycle.Reach;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.role.Role;
import dev.muster.severity.Classification;
import dev.muster.severity.Impact;
import dev.muster.spi.text.Inline;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What fills the holes: values given with the words, else how the incident is now. */
final class Values implements Phrases.Filler {

    private static final List<ResourceKind> LINKED = List.of(
            ResourceKind.CONVERSATION,
            ResourceKind.TICKET,
            ResourceKind.BRIDGE,
            ResourceKind.DOCUMENT,
            ResourceKind.FOLDER,
            ResourceKind.STATUS_ENTRY,
            ResourceKind.REVIEW_DOCUMENT,
            ResourceKind.REVIEW_TICKET);

    /** All that an outsider learns of an incident that is not open. */
    private static final Set<String> HARMLESS = Set.of(
            "incident",
            "severity",
            "before",
            "state",
            "declared",
            "started",
            "mitigated",
            "resolved",
            "next",
            "number",
            "duration",
            "drill");

    private final Catalogue words;
    private final IncidentPolicy policy;
    private final IncidentState state;
    private final Map<String, String> given;
    private final boolean redacted;

    Values(Catalogue words, IncidentPolicy policy, IncidentState state, Map<String, String> given, Reader reader) {
        this.words = words;
        this.policy = policy;
        this.state = state;
        this.given = given;
        this.redacted = reader == Reader.OUTSIDER && state.facts().confidentiality() != Confidentiality.OPEN;
    }

    @Override
    public @Nullable List<Inline> fill(Template.Hole hole) {
        if (redacted && hole.name().equals("title")) {
            return List.of(new Inline.Plain(words.word("word.confidential")));
        }
        if (redacted && !HARMLESS.contains(hole.name())) {
            return null;
        }
        if (hole.type().equals("link")) {
            return link(hole.name()).stream().toList();
        }
        if (hole.type().equals("links")) {
            return links();
        }
        String value = given.get(hole.name());
        if (value == null && hole.type().equals("time")) {
            Instant at = instant(hole.name());
            if (at != null) {
                return List.of(new Inline.Time(at));
            }
        }
        value = value == null ? known(hole.name()) : value;
        return value == null || value.isBlank() ? List.of() : shown(hole, value);
    }

    private List<Inline> shown(Template.Hole hole, String value) {
        return switch (hole.type()) {
            case "text" -> List.of(new Inline.Plain(value));
            case "name" -> named(hole, value);
            case "person" -> List.of(person(value));
            case "people" -> people(value);
            case "time" -> time(value);
            case "duration" -> List.of(new Inline.Plain(lasting(value)));
            case "role" -> List.of(new Inline.Plain(role(value)));
            default -> word(hole, value);
        };
    }

    private static List<Inline> named(Template.Hole hole, String value) {
        return List.of(hole.strong() ? new Inline.Strong(value) : new Inline.Plain(value));
    }

    private List<Inline> word(Template.Hole hole, String value) {
        String word = words.wordOrNull("word." + hole.type() + "." + value);
        boolean isOurs = word != null;
        String text = word == null ? value : word;
        return List.of(isOurs && hole.strong() ? new Inline.Strong(text) : new Inline.Plain(text));
    }

    Inline person(String id) {
        return new Inline.Mention(id, policy.knowledge().person(id).name());
    }

    private List<Inline> people(String ids) {
        List<Inline> all = new ArrayList<>();
        for (String id : ids.split(",", -1)) {
            if (!id.isBlank()) {
                if (!all.isEmpty()) {
                    all.add(new Inline.Plain(", "));
                }
                all.add(person(id.strip()));
            }
        }
        return all;
    }

    private static List<Inline> time(String value) {
        try {
            return List.of(new Inline.Time(Instant.parse(value)));
        } catch (DateTimeParseException e) {
            return List.of(new Inline.Plain(value));
        }
    }

    private String lasting(String value) {
        try {
            return lasting(Duration.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    /** A length of time in words, in its two largest units. */
    String lasting(Duration lasted) {
        if (lasted.toMinutes() < 1) {
            return unit("seconds", lasted.toSeconds());
        }
        if (lasted.toHours() < 2) {
            return unit("minutes", lasted.toMinutes());
        }
        if (lasted.toDays() < 2) {
            return two(
                    unit("hours", lasted.toHours()),
                    lasted.toMinutesPart() == 0 ? "" : unit("minutes", lasted.toMinutesPart()));
        }
        return two(unit("days", lasted.toDays()), lasted.toHoursPart() == 0 ? "" : unit("hours", lasted.toHoursPart()));
    }

    private String unit(String unit, long number) {
        return words.word("duration." + unit).replace("{n}", Long.toString(number));
    }

    private static String two(String larger, String smaller) {
        return smaller.isEmpty() ? larger : larger + " " + smaller;
    }

    String role(String key) {
        return policy.roles().of(state.facts().severity().tier()).stream()
                .filter(role -> role.key().equals(key))
                .map(Role::name)
                .findFirst()
                .orElse(key);
    }

    Optional<Inline> link(String name) {
        return LINKED.stream()
                .filter(kind -> key(kind).equals(name))
                .findFirst()
                .flatMap(kind -> state.reach().resource(kind))
                .map(this::link);
    }

    private Inline link(Resource resource) {
        String label = words.word("word.resource." + resource.kind().name());
        boolean isNamed = resource.kind() == ResourceKind.TICKET || resource.kind() == ResourceKind.CONVERSATION;
        label = isNamed ? resource.name() : label;
        URI target = target(resource);
        return target == null ? new Inline.Plain(label) : new Inline.Link(target, label);
    }

    static @Nullable URI target(Resource resource) {
        try {
            return resource.link() == null ? null : new URI(resource.link());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private List<Inline> links() {
        List<Inline> all = new ArrayList<>();
        for (ResourceKind kind : LINKED) {
            state.reach().resource(kind).filter(found -> found.link() != null).ifPresent(found -> {
                if (!all.isEmpty()) {
                    all.add(new Inline.Plain(" · "));
                }
                all.add(link(found));
            });
        }
        return all;
    }

    static String key(ResourceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private @Nullable String known(String name) {
        Facts facts = state.facts();
        return switch (name) {
            case "incident" -> state.id();
            case "title" -> Cut.oneLine(facts.title());
            case "description" -> facts.description();
            case "type" -> facts.type();
            case "severity" -> facts.severity().name();
            case "priority" -> facts.priority().name();
            case "services" -> listed(facts.services());
            case "tags" -> listed(facts.tags());
            case "reporter" -> facts.reporter();
            case "impact" ->
                facts.classification() == null
                        ? null
                        : impact(facts.classification().impact());
            case "audience" -> audience(facts.classification());
            case "lead" -> state.team().holder(Role.LEAD).orElse(null);
            case "communications" -> state.team().holder(Role.COMMUNICATIONS).orElse(null);
            case "cause" -> cause(state.work().cause());
            case "resolution" -> state.work().resolution();
            default -> clock(name);
        };
    }

    private static String listed(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private @Nullable String clock(String name) {
        Progress progress = state.progress();
        Reach reach = state.reach();
        return switch (name) {
            case "state" -> state.state().name();
            case "substate" -> progress.substate();
            case "duration" -> until(last(progress.resolved()));
            case "untilMitigated" -> until(last(progress.mitigated()));
            case "update" -> reach.lastUpdate();
            case "mergedInto" ->
                progress.ending() == null ? null : progress.ending().mergedInto();
            case "archiveAfter" -> policy.timeouts().archiveAfter().toString();
            case "reviewOwner" ->
                state.work().review() == null ? null : state.work().review().owner();
            default -> text(instant(name));
        };
    }

    private @Nullable Instant instant(String name) {
        Progress progress = state.progress();
        return switch (name) {
            case "declared" -> progress.began().declaredAt();
            case "started" -> progress.began().startedAt();
            case "detected" -> progress.began().detectedAt();
            case "mitigated" -> last(progress.mitigated());
            case "resolved" -> last(progress.resolved());
            case "updated" -> state.reach().lastUpdateAt();
            case "next" -> nextUpdate();
            case "reviewDue" ->
                state.work().review() == null ? null : state.work().review().dueAt();
            default -> null;
        };
    }

    private @Nullable Instant nextUpdate() {
        boolean isPromised = state.state() == State.ACTIVE || state.state() == State.MITIGATED;
        if (!isPromised) {
            return null;
        }
        if (state.reach().updates() > 0) {
            return state.reach().nextUpdateAt();
        }
        Duration every = policy.communication()
                .updateEvery()
                .get(state.facts().severity().tier());
        return every == null ? null : state.progress().began().declaredAt().plus(every);
    }

    private @Nullable String until(@Nullable Instant end) {
        Progress.Began began = state.progress().began();
        Instant from = began.startedAt() == null ? began.declaredAt() : began.startedAt();
        return end == null || end.isBefore(from)
                ? null
                : Duration.between(from, end).toString();
    }

    private static @Nullable Instant last(@Nullable Span span) {
        return span == null ? null : span.last();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static @Nullable String cause(@Nullable Cause cause) {
        return cause == null ? null : cause.text();
    }

    private static @Nullable String audience(@Nullable Classification classification) {
        return classification == null
                ? null
                : classification.impact().audience().name();
    }

    /** What is known of the damage; empty when nothing is. */
    private String impact(Impact impact) {
        List<String> parts = new ArrayList<>();
        if (impact.affectedShare() != null) {
            long percent = Math.round(impact.affectedShare() * 100);
            parts.add(words.word("impact.share").replace("{n}", Long.toString(percent)));
        }
        if (!impact.regions().isEmpty()) {
            parts.add(String.join(", ", impact.regions().stream().sorted().toList()));
        }
        if (Boolean.TRUE.equals(impact.criticalFlow())) {
            parts.add(words.word("impact.critical"));
        }
        if (Boolean.TRUE.equals(impact.businessEffect())) {
            parts.add(words.word("impact.business"));
        }
        if (!parts.isEmpty() || impact.kind() == Impact.Kind.DEGRADED) {
            parts.add(0, words.word("word.kind." + impact.kind().name()));
        }
        return String.join(" · ", parts);
    }
}
