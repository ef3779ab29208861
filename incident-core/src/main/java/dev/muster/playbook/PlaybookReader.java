package dev.muster.playbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a playbook from its text, laying it over its profile, and reports every problem at once. */
final class PlaybookReader {

    private final String source;
    private final Part root;
    private final Reading reading;
    private final Known known;
    private final Map<String, Part> types = new LinkedHashMap<>();
    private final Part shared;

    private PlaybookReader(String source, Part root, Reading reading) {
        this.source = source;
        this.root = root;
        this.known = Known.ofPlaybook(root);
        this.reading = reading.knowing(known);
        Part process = root.at(RootSection.PROCESS.key());
        this.shared = process == null ? Part.map(root.place(), "process", Map.of()) : process;
    }

    static Playbook load(Path file) {
        String source = String.valueOf(file.getFileName());
        byte[] bytes;
        try {
            if (Files.size(file) > YamlText.MAX_LENGTH) {
                throw unreadable(
                        source,
                        Files.size(file) + " bytes",
                        "at most " + YamlText.MAX_LENGTH,
                        "keep what is no playbook somewhere else");
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw unreadable(
                    source,
                    "no file " + file.toAbsolutePath(),
                    "a playbook",
                    "write one, or start from Playbook.profile(\"minimal\")");
        } catch (IOException e) {
            throw unreadable(source, String.valueOf(e), "a file that can be read", "check " + file.toAbsolutePath());
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(source, text);
        } catch (CharacterCodingException e) {
            throw unreadable(source, "bytes that are no UTF-8", "UTF-8", "save the file as UTF-8");
        }
    }

    static Playbook parse(String source, String text) {
        List<Problem> syntax = new ArrayList<>();
        Part own = YamlText.read(text, "", syntax::add);
        if (own == null) {
            throw failure(source, syntax);
        }
        Part extending = own.at(RootSection.EXTENDS.key());
        Reading reading = Reading.begin(extending == null ? own.place() : extending.place());
        syntax.forEach(reading::add);
        if (own.kind() != Part.Kind.MAP && own.kind() != Part.Kind.NOTHING) {
            reading.wrongType(
                    own, "a map: name, version, types and so on", "write each setting on a line of its own, indented");
            throw failure(source, reading.problems());
        }
        return new PlaybookReader(source, over(own, extending), reading).read();
    }

    /** An unknown profile is reported later, with everything else; until then the minimal one stands in. */
    private static Part over(Part own, @Nullable Part extending) {
        String wanted = extending == null ? Profiles.MINIMAL : extending.text().strip();
        return Overlay.of(Profiles.below(Profiles.NAMES.contains(wanted) ? wanted : Profiles.MINIMAL), own);
    }

    private Playbook read() {
        RootSection.Top top = RootSection.SHAPE.read(root, reading);
        KnowledgeSection.checkServiceNames(root, reading);
        if (shared.kind() == Part.Kind.MAP) {
            ProcessSection.SHAPE.read(shared, reading.sketching());
            collectTypes();
        } else {
            reading.wrongType(shared, "a map of settings", "write each setting on a line of its own, indented");
        }
        Map<String, IncidentType> read = new LinkedHashMap<>();
        types.forEach((name, effective) -> {
            IncidentType type =
                    ProcessSection.SHAPE.read(effective, reading.knowing(known.withType(effective, shared)));
            if (type != null) {
                read.put(name, type);
            }
        });
        List<AlertRule> alerts = alerts();
        if (top == null || !reading.problems().isEmpty()) {
            throw failure(source, reading.problems());
        }
        PlaybookBuilder builder = new PlaybookBuilder(top, read);
        alerts.forEach(builder::alertRule);
        return builder.build();
    }

    private void collectTypes() {
        Part written = root.at(RootSection.TYPES.key());
        if (written == null || written.kind() != Part.Kind.MAP) {
            return;
        }
        written.entries().forEach((name, entry) -> {
            Part own = entry.value();
            switch (own.kind()) {
                case MAP, NOTHING -> {
                    Part effective = Overlay.of(shared, own);
                    types.put(name, Part.map(own.place(), name, effective.entries()));
                }
                case NULL -> {}
                default ->
                    reading.wrongType(own, "a map of settings", "write each setting on a line of its own, indented");
            }
        });
        if (types.isEmpty()) {
            reading.report(written.place(), "no incident type", "one or more", "add such as types: {availability: {}}");
        }
    }

    private List<AlertRule> alerts() {
        Part written = root.at(RootSection.ALERTS.key());
        List<AlertRule> rules = new ArrayList<>();
        if (written == null) {
            return rules;
        }
        Part defaultType = root.at(RootSection.DEFAULT_TYPE.key());
        for (Part item : written.items()) {
            Part named = item.at(AlertSection.TYPE.key());
            Part type = named == null ? defaultType : named;
            Part effective = type == null ? null : types.get(type.text().strip());
            if (effective == null) {
                readOfUnknownType(item, named);
                continue;
            }
            AlertRule rule = AlertSection.SHAPE.read(item, reading.knowing(known.withType(effective, shared)));
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    /** Which severities there are is not known then; everything else is still looked at. */
    private void readOfUnknownType(Part item, @Nullable Part named) {
        if (named != null) {
            AlertSection.TYPE.shape().read(named, reading);
        }
        AlertSection.SHAPE.read(item, reading.sketching());
    }

    private static PlaybookException unreadable(String source, String found, String expected, String remedy) {
        return new PlaybookException(source, List.of(Problem.of("", found, expected, remedy)));
    }

    private static PlaybookException failure(String source, Collection<Problem> problems) {
        List<Problem> sorted = problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
        return new PlaybookException(source, sorted);
    }
}
