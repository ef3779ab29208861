package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.status.StatusEntry;
import dev.muster.spi.status.StatusPages;
import dev.muster.spi.status.StatusRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A status page that everybody can read; so what is not open is refused. An entry that was resolved is not changed any more. Thread-safe.
 */
public final class InMemoryStatusPage implements StatusPages {

    private final Tool tool;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> components = new LinkedHashSet<>();
    private final Keyed<Entry> published;
    private int last;

    InMemoryStatusPage(Tool tool) {
        this.tool = tool;
        this.published = tool.keyed();
    }

    @Override
    public Promises promises() {
        return tool.promises("statusPages.");
    }

    @Override
    public StatusRef publish(StatusEntry entry, CallContext context) {
        return tool.write(Operation.STATUS_PUBLISH, entry.title(), context, () -> {
            checkContent(entry, context);
            return published.create(
                            Operation.STATUS_PUBLISH,
                            context.key().value(),
                            e -> e.content().phase() != StatusEntry.Phase.RESOLVED,
                            () -> make(entry, context))
                    .ref;
        });
    }

    @Override
    public List<StatusRef> find(RequestKey key, CallContext context) {
        return tool.read(
                "statusPages.find",
                key.value(),
                context,
                () -> published.find(Operation.STATUS_PUBLISH, key.value()).stream()
                        .map(entry -> entry.ref)
                        .toList());
    }

    @Override
    public void update(String entry, StatusEntry content, CallContext context) {
        tool.run(Operation.STATUS_UPDATE, entry + " " + content.phase(), context, () -> {
            checkContent(content, context);
            entry(entry).say(content, context);
        });
    }

    @Override
    public void resolve(String entry, StatusEntry content, CallContext context) {
        tool.run(Operation.STATUS_RESOLVE, entry, context, () -> {
            checkContent(content, context);
            Entry found = entry(entry);
            if (found.content().phase() != StatusEntry.Phase.RESOLVED) {
                StatusEntry ended = new StatusEntry(
                        content.title(), content.text(), StatusEntry.Phase.RESOLVED, content.components());
                found.say(ended, context);
            }
        });
    }

    @Override
    public void retract(StatusRef superfluous, CallContext context) {
        tool.change("statusPages.retract", superfluous.id(), context, () -> {
            Entry entry = entries.remove(superfluous.id());
            if (entry != null) {
                published.remove(entry);
            }
        });
    }

    /** A component of the page; from now on entries that name another one are refused. */
    public InMemoryStatusPage component(String name) {
        tool.world(() -> components.add(name));
        return this;
    }

    /** Every entry that was not taken back, in the order they were published. */
    public List<StatusPost> all() {
        return tool.world(() -> entries.values().stream().map(Entry::view).toList());
    }

    /** The entry with this id; empty when there is none. */
    public Optional<StatusPost> post(String id) {
        return tool.world(() -> Optional.ofNullable(entries.get(id)).map(Entry::view));
    }

    /** How each component stands: the worst phase of the open entries that name it; components that nothing is said of are not there. */
    public Map<String, StatusEntry.Phase> affected() {
        return tool.world(() -> {
            Map<String, StatusEntry.Phase> worst = new LinkedHashMap<>();
            for (Entry entry : entries.values()) {
                StatusEntry content = entry.content();
                if (content.phase() != StatusEntry.Phase.RESOLVED) {
                    content.components()
                            .forEach(name -> worst.merge(name, content.phase(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
                }
            }
            return worst;
        });
    }

    private void checkContent(StatusEntry entry, CallContext context) {
        if (context.visibility() != Visibility.OPEN) {
            throw tool.rejected(
                    "visibility", "is " + context.visibility() + " but everybody reads this page", "tell members only");
        }
        for (String component : entry.components()) {
            if (!components.isEmpty() && !components.contains(component)) {
                throw tool.rejected("components", component + " is not known", "name one of " + components);
            }
        }
    }

    private Entry make(StatusEntry content, CallContext context) {
        String id = "S" + ++last;
        Entry entry = new Entry(new StatusRef(id, tool.link("status/" + id)), context);
        entry.say(content, context);
        entries.put(id, entry);
        return entry;
    }

    private Entry entry(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw tool.rejected("entry", id + " does not exist", "publish another one");
        }
        return entry;
    }

    private static final class Entry {

        private final StatusRef ref;
        private final CallContext context;
        private final List<StatusEntry> history = new ArrayList<>(2);

        Entry(StatusRef ref, CallContext context) {
            this.ref = ref;
            this.context = context;
        }

        void say(StatusEntry said, CallContext by) {
            StatusEntry shown =
                    new StatusEntry(Texts.marked(said.title(), by), said.text(), said.phase(), said.components());
            if (history.isEmpty() || !shown.equals(content())) {
                history.add(shown);
            }
        }

        StatusEntry content() {
            return history.get(history.size() - 1);
        }

        StatusPost view() {
            return new StatusPost(ref, history, context.key(), context.visibility());
        }

        @Override
        public String toString() {
            return ref.id();
        }
    }
}
