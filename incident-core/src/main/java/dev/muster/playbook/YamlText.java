package dev.muster.playbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML into parts, event by event, so that neither depth nor aliases can take more memory than the limits allow. Nothing is ever constructed
 * from a tag.
 */
final class YamlText {

    static final int MAX_LENGTH = 1_048_576;
    static final int MAX_DEPTH = 64;
    static final int MAX_PARTS = 50_000;

    private final String profile;
    private final Consumer<Problem> problems;
    private final Map<Anchor, Part> anchors = new HashMap<>();
    private final Iterator<Event> events;
    private int parts;

    private YamlText(String text, String profile, Consumer<Problem> problems) {
        this.profile = profile;
        this.problems = problems;
        LoadSettings settings = LoadSettings.builder()
                .setLabel("playbook")
                .setCodePointLimit(MAX_LENGTH + 1)
                .build();
        this.events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /** The text as a map, or null when reading had to stop; {@code profile} is empty for a host's own text. */
    static @Nullable Part read(String text, String profile, Consumer<Problem> problems) {
        if (text.length() > MAX_LENGTH) {
            problems.accept(new Problem(
                    1,
                    1,
                    "",
                    text.length() + " characters",
                    "at most " + MAX_LENGTH,
                    "keep what is no playbook somewhere else"));
            return null;
        }
        try {
            return new YamlText(text.startsWith("\uFEFF") ? text.substring(1) : text, profile, problems).document();
        } catch (MarkedYamlEngineException e) {
            problems.accept(syntax(e));
        } catch (YamlEngineException e) {
            problems.accept(new Problem(
                    1,
                    1,
                    "",
                    Part.brief(String.valueOf(e.getMessage())),
                    "a YAML text",
                    "write it in UTF-8, in printable characters"));
        } catch (PlaybookException stop) {
            stop.problems().forEach(problems);
        }
        return null;
    }

    private static Problem syntax(MarkedYamlEngineException e) {
        Optional<Mark> mark = e.getProblemMark();
        int line = mark.map(m -> m.getLine() + 1).orElse(1);
        int column = mark.map(m -> m.getColumn() + 1).orElse(1);
        String context = e.getContext() == null ? "" : " (" + Part.brief(e.getContext()) + ")";
        String found = Part.brief(String.valueOf(e.getProblem()));
        String remedy = found.contains("\\t") || found.contains("TAB")
                ? "indent with spaces"
                : "check the indentation here and just above; put words with : # @ % or ` in quotes; the rest of the file was not read";
        return new Problem(line, column, "", found + context, "YAML", remedy);
    }

    private Part document() {
        Part root = Part.empty(Part.Kind.NOTHING, new Place(profile, 1, 1, ""), "");
        boolean seen = false;
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                if (seen) {
                    throw stop(problem(
                            place(event, ""), "a second document", "one playbook in one file", "take the --- away"));
                }
                seen = true;
                root = node(events.next(), "", "", 0);
            }
        }
        return root;
    }

    private Part node(Event event, String path, String key, int depth) {
        Place place = place(event, path);
        if (++parts > MAX_PARTS) {
            throw stop(problem(place, "more than " + MAX_PARTS + " settings", "fewer", "use fewer aliases"));
        }
        if (depth > MAX_DEPTH) {
            throw stop(problem(
                    place,
                    "more than " + MAX_DEPTH + " levels",
                    "a playbook has about eight",
                    "close what was opened"));
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias, place, key);
        }
        refuseTag(event, place);
        Part part;
        if (event instanceof ScalarEvent scalar) {
            part = scalar(scalar, place, key);
        } else if (event.getEventId() == Event.ID.SequenceStart) {
            part = list(place, key, depth);
        } else {
            part = map(place, key, depth);
        }
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, part));
        return part;
    }

    private Part alias(AliasEvent alias, Place place, String key) {
        Part target = anchors.get(alias.getAlias());
        if (target == null) {
            problems.accept(problem(
                    place,
                    "*" + alias.getAlias(),
                    "a name given before with &",
                    "write &" + alias.getAlias() + " where it is first used"));
            return Part.empty(Part.Kind.NULL, place, key);
        }
        return moved(target, place.path(), key);
    }

    /** The same part under another path, which counts as written again. */
    private Part moved(Part part, String path, String key) {
        if (++parts > MAX_PARTS) {
            throw stop(problem(
                    part.place(), "more than " + MAX_PARTS + " settings by aliases", "fewer", "use fewer aliases"));
        }
        Place place = part.place().as(path);
        Map<String, Part.Entry> entries = new LinkedHashMap<>();
        part.entries().forEach((name, entry) -> {
            String below = place.below(name);
            entries.put(name, new Part.Entry(entry.keyPlace().as(below), moved(entry.value(), below, name)));
        });
        List<Part> items = new ArrayList<>();
        for (Part item : part.items()) {
            items.add(moved(item, place.item(items.size()), ""));
        }
        return new Part(part.kind(), place, key, part.text(), entries, items);
    }

    private static Part scalar(ScalarEvent scalar, Place place, String key) {
        String value = scalar.getValue();
        if (scalar.isPlain() && value.isEmpty()) {
            return Part.empty(Part.Kind.NOTHING, place, key);
        }
        if (scalar.isPlain() && (value.equals("~") || value.equals("null"))) {
            return Part.empty(Part.Kind.NULL, place, key);
        }
        return Part.text(place, key, value);
    }

    private Part list(Place place, String key, int depth) {
        List<Part> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, place.item(items.size()), "", depth + 1));
        }
        return Part.list(place, key, items);
    }

    private Part map(Place place, String key, int depth) {
        Map<String, Part.Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Part name = node(next, place.path(), "", depth + 1);
            String word = name.text();
            String path = place.below(word);
            Part value = node(events.next(), path, word, depth + 1);
            if (name.kind() != Part.Kind.TEXT) {
                problems.accept(problem(
                        name.place(), name.describe() + " as a key", "a word", "write a name before the colon"));
                continue;
            }
            Part.Entry before = entries.get(word);
            if (before != null) {
                int line = before.keyPlace().line();
                problems.accept(problem(
                        name.place().as(path),
                        "a second " + Part.brief(word),
                        "each key once",
                        "join it with the first one in line " + line));
                continue;
            }
            entries.put(word, new Part.Entry(name.place().as(path), value));
        }
        return Part.map(place, key, entries);
    }

    private void refuseTag(Event event, Place place) {
        Optional<String> tag = Optional.empty();
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof org.snakeyaml.engine.v2.events.CollectionStartEvent start) {
            tag = start.getTag();
        }
        tag.ifPresent(
                name -> problems.accept(problem(place, "the tag " + Part.brief(name), "no tags", "take it away")));
    }

    private Place place(Event event, String path) {
        int line = event.getStartMark().map(m -> m.getLine() + 1).orElse(1);
        int column = event.getStartMark().map(m -> m.getColumn() + 1).orElse(1);
        return new Place(profile, line, column, path);
    }

    private static Problem problem(Place place, String found, String expected, String remedy) {
        return new Problem(place.line(), place.column(), place.path(), found, expected, remedy);
    }

    /** Ends the reading at once. */
    private static PlaybookException stop(Problem problem) {
        return new PlaybookException("", List.of(problem));
    }
}
