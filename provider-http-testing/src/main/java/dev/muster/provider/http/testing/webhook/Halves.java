package dev.muster.provider.http.testing.webhook;

import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Provider;
import dev.muster.spi.config.Finding;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.ticket.Tickets;
import java.util.List;
import java.util.Optional;

/** A tool whose way in is the vendor's, and whose objects are made in memory. */
final class Halves implements Provider {

    private final Provider vendor;
    private final InMemoryProvider tools;

    Halves(Provider vendor, InMemoryProvider tools) {
        this.vendor = vendor;
        this.tools = tools;
    }

    @Override
    public String name() {
        return vendor.name();
    }

    @Override
    public List<Finding> check() {
        return List.of();
    }

    @Override
    public Optional<Inbound> inbound() {
        return vendor.inbound();
    }

    @Override
    public Optional<Conversations> conversations() {
        return tools.conversations();
    }

    @Override
    public Optional<Tickets> tickets() {
        return tools.tickets();
    }

    @Override
    public Optional<Paging> paging() {
        return tools.paging();
    }

    @Override
    public void close() {
        vendor.close();
        tools.close();
    }
}
