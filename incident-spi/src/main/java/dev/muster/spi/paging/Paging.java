package dev.muster.spi.paging;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import java.util.List;
import java.util.Optional;

/**
 * A pager. Thread-safe. Every method may throw a {@link dev.muster.spi.call.ProviderException}; work reaches a provider at least once, and after
 * a crash the same key comes again.
 */
public interface Paging {

    /** The repeat safety of each operation. */
    Promises promises();

    /** Pages. While a page with the context's key is open, that page is answered and nobody is woken twice. */
    Page page(PageRequest request, CallContext context);

    /** The newest page made with {@code key}, resolved ones included: a repeat after a person resolved it must not wake anybody again. */
    Optional<Page> find(RequestKey key, CallContext context);

    /** The page as it is now; empty when the tool does not know it. */
    Optional<Page> get(String page, CallContext context);

    /**
     * Asks more people to join the same page. The engine sends every later page of an incident in this way as long as one is open; a pager that
     * cannot do it leaves {@link dev.muster.spi.call.Operation#PAGE_ADD_RESPONDERS} out of its promises and throws {@link
     * dev.muster.spi.call.Unsupported}, and each page is one of its own then, which shows the link of the open one.
     *
     * @throws dev.muster.spi.call.Rejected when the page is resolved and the context's key did not ask before: nobody is woken then
     * @throws dev.muster.spi.call.Unavailable when the tool has the page but cannot take more people for it yet
     */
    void addResponders(String page, List<PageTarget> targets, String message, CallContext context);

    /** Adds a note that carries the context's key. */
    void note(String page, String text, CallContext context);

    /** Whether a note with {@code key} exists. */
    boolean hasNote(String page, RequestKey key, CallContext context);

    /** Resolves; resolved already is a success. */
    void resolve(String page, CallContext context);

    /** The page's own log, oldest first. */
    List<PageLogEntry> log(String page, CallContext context);
}
