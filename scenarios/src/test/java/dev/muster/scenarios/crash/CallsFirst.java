package dev.muster.scenarios.crash;

import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.NewIntent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Pages before the commit that wants the page, and remembers it for as long as the process lives. */
final class CallsFirst implements Plant {
    private final Map<String, Page> paged = new HashMap<>();
    private final Map<Integer, Provider> tools = new HashMap<>();

    @Override
    public Provider toolsAbove(Node node, Provider wired) {
        tools.put(node.number(), wired);
        return Twist.of(
                Provider.class, wired, Map.of("paging", Twist.capability(Paging.class, Map.of("page", (given, go) -> {
                    Page page = paged.get(
                            node.number() + ((CallContext) given[1]).key().value());
                    return page == null ? go.carryOut() : page;
                }))));
    }

    @Override
    public IncidentStore storeAbove(Node node, IncidentStore store) {
        return Twist.store(store, Map.of("append", (given, go) -> {
            ((Append) given[0])
                    .intents().stream()
                            .filter(intent -> intent.kind().equals("send-page"))
                            .forEach(intent -> page(node, intent));
            return go.carryOut();
        }));
    }

    private void page(Node node, NewIntent intent) {
        Instant deadline = node.now().plus(Stage.CALL_TIMEOUT);
        Page page = Objects.requireNonNull(tools.get(node.number()))
                .paging()
                .orElseThrow()
                .page(
                        new PageRequest(
                                new PageTarget.Service("checkout", "checkout"),
                                "Checkout fails",
                                "",
                                PageRequest.Urgency.HIGH,
                                Map.of()),
                        new CallContext(intent.key(), 1, deadline, Visibility.OPEN, false));
        paged.put(node.number() + intent.key().value(), page);
    }
}
