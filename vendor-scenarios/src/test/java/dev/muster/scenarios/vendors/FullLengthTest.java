package dev.muster.scenarios.vendors;

import java.util.List;
import org.junit.jupiter.api.Test;

class FullLengthTest {
    @Test
    void x() {
        try (World w = new World(List.of())) {
            try {
            new Story(w).play();
            } finally {
            int n = 0;
            for (String c : w.calls()) System.out.println(++n + " " + c);
            w.store().intents(dev.muster.spi.store.IntentQuery.of("INC-1")).forEach(e -> System.out.println(e.intent().key() + " " + e.intent().kind() + " " + e.state() + " " + e.detail()+" "+e.dueAt()));
            System.out.println(new End(w.vendors()));
            }
        }
    }
}
