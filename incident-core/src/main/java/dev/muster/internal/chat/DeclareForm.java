package dev.muster.internal.chat;

import dev.muster.internal.words.PlaybookVoice;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.playbook.IncidentType;
import dev.muster.severity.Severity;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Option;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form that declares an incident: only what is wrong has to be said; the severity is picked by a sentence. */
final class DeclareForm {

    /** Begins the form's id, and that of the button that opens it; the conversation that is answered in follows. */
    static final String DECLARE = "declare";

    private static final String TITLE = "title";
    private static final String IMPACT = "impact";
    private static final String SEVERITY = "severity";
    private static final String SERVICES = "services";
    private static final String OPTIONS = "options";
    private static final String PAGE = "page";
    private static final String PRIVATE = "private";
    private static final int TITLE_LENGTH = 200;
    private static final int IMPACT_LENGTH = 1_000;

    private DeclareForm() {}

    /** The button that opens it. */
    static Choice button(PlaybookVoice voice, String conversation) {
        return Choice.button(DECLARE + ':' + conversation, voice.label("choice.declare"), Choice.Style.PRIMARY);
    }

    /** The form; its answer goes to this conversation. */
    static Form of(PlaybookVoice voice, IncidentType type, String conversation) {
        List<Option> severities = type.policy().severity().scale().stream()
                .sorted(Comparator.comparing(Severity::rank).reversed())
                .map(severity -> new Option(
                        severity.name(), severity.name() + ": " + voice.label("chat.severity." + severity.tier())))
                .toList();
        return new Form(
                DECLARE + ':' + conversation,
                voice.label("chat.form.declare"),
                List.of(
                        Form.Field.needed(
                                TITLE,
                                voice.label("chat.declare.title"),
                                Form.Text.line().upTo(TITLE_LENGTH).like(voice.label("chat.declare.title-example"))),
                        Form.Field.of(
                                        IMPACT,
                                        voice.label("chat.declare.impact"),
                                        Form.Text.lines().upTo(IMPACT_LENGTH))
                                .hinted(voice.label("chat.declare.hint")),
                        Form.Field.of(
                                SEVERITY,
                                voice.label("chat.declare.severity"),
                                Form.OneOf.of(severities).like(voice.label("chat.declare.unsure"))),
                        Form.Field.of(SERVICES, voice.label("chat.field.services"), Form.Text.line()),
                        Form.Field.of(
                                OPTIONS,
                                voice.label("chat.declare.options"),
                                new Form.Ticks(
                                        List.of(
                                                new Option(PAGE, voice.label("chat.declare.page")),
                                                new Option(PRIVATE, voice.label("chat.declare.private"))),
                                        List.of(PAGE)))));
    }

    /** What somebody declared with it. */
    static Declaration declaration(Map<String, String> values) {
        Declaration declaration = Declaration.of(text(values, TITLE)).described(text(values, IMPACT));
        if (!text(values, SEVERITY).isEmpty()) {
            declaration = declaration.withSeverity(text(values, SEVERITY));
        }
        Set<String> services = new LinkedHashSet<>();
        for (String name : Reading.COMMAS.split(text(values, SERVICES), -1)) {
            if (!name.isBlank()) {
                services.add(name.strip());
            }
        }
        declaration = declaration.affecting(services.toArray(String[]::new));
        return ticked(values).contains(PRIVATE) ? declaration.seenBy(Confidentiality.RESTRICTED) : declaration;
    }

    /** Whether whoever leads is to be paged. */
    static boolean isPaged(Map<String, String> values) {
        return ticked(values).contains(PAGE);
    }

    private static List<String> ticked(Map<String, String> values) {
        return List.of(text(values, OPTIONS).split(",", -1));
    }

    private static String text(Map<String, String> values, String field) {
        return values.getOrDefault(field, "").strip();
    }
}
