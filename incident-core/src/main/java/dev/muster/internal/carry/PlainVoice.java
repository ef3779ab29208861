package dev.muster.internal.carry;

import dev.muster.automation.Effect;
import dev.muster.internal.engine.Voice;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.document.Section;
import dev.muster.spi.text.RichText;
import java.util.List;

/** Interim words. */
public final class PlainVoice implements Voice {
    @Override
    public Message card(IncidentState state) {
        return Message.of("card", RichText.plain(line(state)));
    }

    @Override
    public Message announcement(IncidentState state) {
        return Message.of("announcement", RichText.plain(line(state)));
    }

    @Override
    public Message briefing(IncidentState state, String person, String why) {
        return Message.of("briefing", RichText.plain(line(state) + " " + why));
    }

    @Override
    public Message message(IncidentState state, Effect.Words words) {
        return Message.of(words.template(), RichText.plain(words.template() + " " + new java.util.TreeMap<>(words.values())));
    }

    @Override
    public String subject(IncidentState state, Effect.Words words) {
        return line(state);
    }

    @Override
    public Message pageProgress(IncidentState state) {
        return Message.of("pages.progress", RichText.plain(line(state)));
    }

    @Override
    public String topic(IncidentState state, int maxLength) {
        return line(state);
    }

    @Override
    public String resourceName(Resource resource) {
        return resource.name();
    }

    @Override
    public String resourceName(ResourceKind kind) {
        return kind.name();
    }

    @Override
    public String pageTitle(IncidentState state) {
        return line(state);
    }

    @Override
    public String pageDetails(IncidentState state, PageRecord page) {
        return line(state);
    }

    @Override
    public String ticketSummary(IncidentState state, String purpose, String subject) {
        return line(state);
    }

    @Override
    public RichText ticketDescription(IncidentState state, String purpose, String subject) {
        return RichText.plain(line(state));
    }

    @Override
    public String folderName(IncidentState state) {
        return line(state);
    }

    @Override
    public String documentTitle(IncidentState state, String purpose) {
        return line(state);
    }

    @Override
    public List<Section> sections(IncidentState state, List<Recorded> history, String purpose) {
        return List.of();
    }

    @Override
    public String statusTitle(IncidentState state) {
        return line(state);
    }

    private static String line(IncidentState state) {
        return state.id() + " " + state.facts().title();
    }
}
