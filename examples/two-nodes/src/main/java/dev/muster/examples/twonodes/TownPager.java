package dev.muster.examples.twonodes;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageLogEntry;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pager that knows the key it is given, and whose people answer at once. */
final class TownPager implements Paging {

    private final TownLine line;

    TownPager(TownLine line) {
        this.line = line;
    }

    @Override
    public Promises promises() {
        Map<Operation, RepeatSafety> known =
                new EnumMap<>(TownTools.promises(Map.of(Operation.PAGE, RepeatSafety.NATIVE_KEY))
                        .byOperation());
        known.remove(Operation.PAGE_ADD_RESPONDERS);
        return new Promises(known);
    }

    @Override
    public Page page(PageRequest request, CallContext context) {
        return page(line.make(Things.PAGE, context.key()));
    }

    @Override
    public Optional<Page> find(RequestKey key, CallContext context) {
        return line.find(Things.PAGE, key).stream().findFirst().map(TownPager::page);
    }

    @Override
    public Optional<Page> get(String page, CallContext context) {
        return Optional.of(page(page));
    }

    @Override
    public void addResponders(String page, List<PageTarget> targets, String message, CallContext context) {
        throw new Unsupported(TownTools.NAME, "more people for one page");
    }

    @Override
    public void note(String page, String text, CallContext context) {}

    @Override
    public boolean hasNote(String page, RequestKey key, CallContext context) {
        return true;
    }

    @Override
    public void resolve(String page, CallContext context) {}

    @Override
    public List<PageLogEntry> log(String page, CallContext context) {
        return List.of();
    }

    private static Page page(String id) {
        return new Page(id, TownTools.ADDRESS, Page.State.ACKNOWLEDGED, List.of(), 1, "ann@example.com", Instant.EPOCH);
    }
}
