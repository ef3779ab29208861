package dev.muster.examples.twonodes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A later version of the library: its present source, changed as a later version would change it, compiled, and put before the present classes. It knows a
 * kind of event and a kind of effect that the present one does not, writes one more field into a declaration, and brings the schema up to date by a script of
 * its own that adds nullable columns, which it fills. Whoever declares with it notes the weather, and launches a balloon from the incident's channel.
 */
final class LaterVersion {

    /** The kind of event that it adds. */
    static final String EVENT = "weather-noted";

    /** The kind of effect that it adds. */
    static final String EFFECT = "launch-balloon";

    /** What it writes into all that it adds. */
    static final String WEATHER = "fair";

    private static final Path ROOT = Path.of("..", "..");
    private static final String CORE = "incident-core/src/main/java/dev/muster/";
    private static final String JDBC = "provider-jdbc/src/main/java/dev/muster/provider/jdbc/";
    private static final String SCRIPT = "dev/muster/provider/jdbc/V2__weather.sql";

    private static final String COLUMNS = """
            -- What the weather was like.

            ALTER TABLE {s}.event ADD COLUMN IF NOT EXISTS weather VARCHAR;

            ALTER TABLE {s}.intent ADD COLUMN IF NOT EXISTS weather VARCHAR;

            ALTER TABLE {s}.intent_done ADD COLUMN IF NOT EXISTS weather VARCHAR;
            """;

    private static final String AUTOMATION = """
            package dev.muster.automation;

            import dev.muster.lifecycle.Event;
            import java.util.List;

            final class WhenWeatherNotedThenLaunchBalloon implements Automation {
                @Override
                public List<Intended> on(Occasion occasion) {
                    return occasion.event() instanceof Event.WeatherNoted noted
                            ? List.of(Intended.now(
                                            "balloon", new Effect.LaunchBalloon(noted.weather(), 300), Lane.CHATTER)
                                    .after(Ids.OPEN_CONVERSATION))
                            : List.of();
                }
            }
            """;

    private final Path directory;
    private final Map<Path, String> sources = new LinkedHashMap<>();

    private LaterVersion(Path directory) {
        this.directory = directory;
    }

    /** Builds it in a directory; answers the class path of processes that run it. */
    static String built(Path directory) throws IOException {
        LaterVersion version = new LaterVersion(directory);
        version.noteWeather();
        version.launchBalloons();
        version.addColumns();
        Path classes = version.compiled();
        Path script = classes.resolve(SCRIPT);
        Files.createDirectories(script.getParent());
        Files.writeString(script, COLUMNS);
        return classes + File.pathSeparator + Cluster.classPath();
    }

    /** An event of a new kind, and a new field of an old one. */
    private void noteWeather() throws IOException {
        String event = CORE + "lifecycle/Event.java";
        change(event, "public sealed interface Event {", """
                public sealed interface Event {
                    record WeatherNoted(String weather, int height) implements Event {}
                """);
        change(event, "String policyVersion)\n            implements Event {}", """
                String policyVersion,
                            @Nullable String weather)
                        implements Event {
                    public IncidentDeclared(
                            String id, Declaration declaration, String type, Severity severity,
                            @Nullable Classification classification, Priority priority,
                            Confidentiality confidentiality, String policyVersion) {
                        this(id, declaration, type, severity, classification, priority, confidentiality,
                                policyVersion, "%s");
                    }
                }
                """.formatted(WEATHER));
        change(
                CORE + "lifecycle/DeclarationRules.java",
                "        welcomeReporter(draft, declaration);",
                "        draft.add(new Event.WeatherNoted(\"" + WEATHER + "\", 300));\n"
                        + "        welcomeReporter(draft, declaration);");
        changeNothingOn("Event.WeatherNoted.class");
        String told = "        on(\n                Event.UnknownEvent.class,";
        change(
                CORE + "timeline/Telling.java",
                told,
                "        on(Event.WeatherNoted.class, e -> line(\"incident-confirmed\"));\n" + told);
    }

    /** As an event that is not known, the new one changes nothing. */
    private void changeNothingOn(String event) throws IOException {
        String evolver = CORE + "lifecycle/Evolver.java";
        String unknown = "Event.UnknownEvent.class";
        String line = Files.readString(ROOT.resolve(evolver))
                .lines()
                .filter(each -> each.contains(unknown))
                .findFirst()
                .orElseThrow();
        change(evolver, line, line + '\n' + line.replace(unknown, event));
    }

    /** An effect of a new kind, which follows from the new event. */
    private void launchBalloons() throws IOException {
        change(CORE + "automation/Effect.java", "public sealed interface Effect {", """
                public sealed interface Effect {
                    record LaunchBalloon(String weather, int height) implements Effect {}
                """);
        String need = "entry(\"invite-people\", CONVERSATIONS),";
        change(CORE + "internal/engine/Needs.java", need, need + " entry(\"" + EFFECT + "\", CONVERSATIONS),");
        String carriers = "        return List.of(\n                Carry.of(Effect.PostMessage.class";
        change(CORE + "internal/carry/TellingCarriers.java", carriers, """
                        return List.of(
                                Carry.of(Effect.LaunchBalloon.class, CONVERSATIONS, Operation.CONVERSATION_POST,
                                                (effect, scene, context) -> ConversationCarriers.in(
                                                        scene,
                                                        channel -> Carried.made(chat(scene)
                                                                .post(channel, balloon(effect), context)
                                                                .id())))
                                        .finding((effect, scene, context) -> posted(scene, context))
                                        .retracting((effect, made, scene, context) -> retract(scene, made, context)),
                                Carry.of(Effect.PostMessage.class""");
        String post = "    private static Carried post(Effect.PostMessage effect,";
        change(CORE + "internal/carry/TellingCarriers.java", post, """
                    private static Message balloon(Effect.LaunchBalloon effect) {
                        return Message.of("balloon", dev.muster.spi.text.RichText.plain(effect.weather()));
                    }

                """ + post);
        String automations = "        Collections.addAll(shipped, Pages.values());";
        change(
                CORE + "automation/Automations.java",
                automations,
                "        shipped.add(new WhenWeatherNotedThenLaunchBalloon());\n" + automations);
        sources.put(Path.of("dev/muster/automation/WhenWeatherNotedThenLaunchBalloon.java"), AUTOMATION);
    }

    /** Columns that the present version does not know. */
    private void addColumns() throws IOException {
        String script = "\"V1__streams_intents_inbox.sql\"";
        change(
                JDBC + "Migrations.java",
                script,
                script + ", \"" + Path.of(SCRIPT).getFileName() + '"');
        change(
                JDBC + "Streams.java",
                "recorded_at, finer, payload, payload_hash, entry_hash, change_id)\"\n"
                        + "            + \" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\"",
                "recorded_at, finer, payload, payload_hash, entry_hash, change_id, weather)\"\n"
                        + "            + \" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '" + WEATHER + "')\"");
        String writer = JDBC + "IntentWriter.java";
        change(
                writer,
                "attempts, detail, ready, fence, failed_need)",
                "attempts, detail, ready, fence, failed_need, weather)");
        change(writer, "'PENDING', ?, 0, '', ?, 0, ?)", "'PENDING', ?, 0, '', ?, 0, ?, '" + WEATHER + "')");
    }

    /** Changes one place of a source of the present version. */
    private void change(String file, String there, String then) throws IOException {
        Path source = Path.of(file.substring(file.indexOf("dev/muster/")));
        String text = sources.getOrDefault(source, Files.readString(ROOT.resolve(file)));
        int at = text.indexOf(there);
        if (at < 0 || text.indexOf(there, at + 1) >= 0) {
            throw new IllegalStateException(file + " has not exactly one '" + there
                    + "' any more: say here where the later version changes it now");
        }
        sources.put(source, text.substring(0, at) + then + text.substring(at + there.length()));
    }

    private Path compiled() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("later"));
        List<Path> files = new ArrayList<>();
        sources.forEach((source, text) -> {
            Path file = directory.resolve("later-source").resolve(source);
            try {
                Files.createDirectories(file.getParent());
                files.add(Files.writeString(file, text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d", classes.toString(), "-cp", Cluster.classPath(), "-proc:none", "-nowarn", "--release", "17");
            if (!compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new IllegalStateException("the later version does not compile");
            }
        }
        return classes;
    }
}
