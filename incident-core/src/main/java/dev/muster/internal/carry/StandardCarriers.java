package dev.muster.internal.carry;

import dev.muster.internal.engine.Carrier;
import dev.muster.internal.engine.Carriers;
import dev.muster.spi.store.IncidentStore;
import java.util.ArrayList;
import java.util.List;

/** The carrier of every kind of effect. */
public final class StandardCarriers {

    private StandardCarriers() {}

    /** All carriers; {@code store} keeps the last good answer of a roster. */
    public static Carriers with(IncidentStore store) {
        return new Carriers(() -> all(store));
    }

    private static List<Carrier<?>> all(IncidentStore store) {
        List<Carrier<?>> all = new ArrayList<>();
        all.addAll(ConversationCarriers.all());
        all.addAll(TellingCarriers.all());
        all.addAll(LivingCarriers.all());
        all.addAll(AnsweringCarriers.all());
        all.addAll(TicketCarriers.all());
        all.addAll(PagingCarriers.all(store));
        all.addAll(PaperCarriers.all());
        all.addAll(GatheringCarriers.all());
        return all;
    }
}
