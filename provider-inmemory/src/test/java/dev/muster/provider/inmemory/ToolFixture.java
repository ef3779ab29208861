package dev.muster.provider.inmemory;

import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import dev.muster.tck.Faults;
import dev.muster.tck.Fixture;
import dev.muster.tck.Rendered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the fixtures of all fakes share. */
abstract class ToolFixture implements Fixture {

    final MovableClock clock = new MovableClock();
    final InMemoryProvider provider = InMemoryProvider.create(clock);

    @Override
    public final String provider() {
        return provider.name();
    }

    @Override
    public Optional<Faults> faults() {
        return Optional.of(new Faults() {
            @Override
            public void loseNextAnswer() {
                provider.failNextChange(Fault.unknownAfter());
            }

            @Override
            public void refuseNext(Duration retryAfter) {
                provider.failNextCall(Fault.unavailable(retryAfter));
            }
        });
    }

    @Override
    public final void letSearchCatchUp(Duration settleDelay) {
        clock.advance(settleDelay);
    }

    @Override
    public final Instant deadline() {
        return clock.instant().plusSeconds(30);
    }

    static Rendered seen(String text) {
        return Rendered.plain(text);
    }

    static Rendered seen(RichText text) {
        List<String> mentions = new ArrayList<>();
        List<String> links = new ArrayList<>();
        text.blocks().stream().flatMap(ToolFixture::pieces).forEach(piece -> {
            if (piece instanceof Inline.Mention mention) {
                mentions.add(mention.personId());
            } else if (piece instanceof Inline.Link link) {
                links.add(link.target().toString());
            }
        });
        return new Rendered(text.plain(), mentions, links);
    }

    private static Stream<Inline> pieces(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return paragraph.pieces().stream();
        }
        if (block instanceof Block.Note note) {
            return note.pieces().stream();
        }
        if (block instanceof Block.Bullets bullets) {
            return bullets.items().stream().flatMap(List::stream);
        }
        if (block instanceof Block.Facts facts) {
            return facts.facts().stream().flatMap(fact -> fact.value().stream());
        }
        return Stream.empty();
    }
}
