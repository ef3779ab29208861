package dev.muster.internal.words;

import dev.muster.automation.House;
import dev.muster.automation.Story;
import dev.muster.playbook.IncidentType;
import dev.muster.playbook.Playbook;
import dev.muster.spi.document.Section;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A voice for tests, and ways to look at what it says. */
final class Speech {

    private Speech() {}

    static PlaybookVoice voice(House house, Locale locale, Map<String, String> templates) {
        IncidentType type = new IncidentType("incident", house.policy(), house.plan(), Map.of());
        return new PlaybookVoice(new Playbook(
                "test", "1", "incident", Map.of("incident", type), Set.of(), Map.of(), List.of(), templates, locale));
    }

    static PlaybookVoice voice() {
        return voice(new House(), Locale.ENGLISH, Map.of());
    }

    static Story story() {
        return Story.in(new House());
    }

    /** Every piece of a text. */
    static List<Inline> pieces(RichText text) {
        List<Inline> all = new ArrayList<>();
        for (Block block : text.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                all.addAll(paragraph.pieces());
            } else if (block instanceof Block.Note note) {
                all.addAll(note.pieces());
            } else if (block instanceof Block.Bullets bullets) {
                bullets.items().forEach(all::addAll);
            } else if (block instanceof Block.Facts facts) {
                facts.facts().forEach(fact -> all.addAll(fact.value()));
            }
        }
        return all;
    }

    static Section section(List<Section> sections, String name) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Stream<String> facts(RichText text) {
        return text.blocks().stream()
                .filter(Block.Facts.class::isInstance)
                .flatMap(block -> ((Block.Facts) block).facts().stream())
                .map(Block.Fact::name);
    }
}
