package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.config.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Two tenants")
class TenantsTest {

    private static final Endpoint LOOK = Endpoint.get("look", "{tenant}/things");
    private static final int THREADS = 8;
    private static final int CALLS = 1_250;

    @Test
    @Tag("T14")
    void never_use_each_others_token_in_ten_thousand_calls_of_eight_threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (ScriptedServer tool = ScriptedServer.start();
                ToolClient red = client(tool, "red");
                ToolClient blue = client(tool, "blue")) {
            tool.on("GET /{tenant}/things", Told.json("{}"));
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                ToolClient mine = i % 2 == 0 ? red : blue;
                work.add(threads.submit(() -> {
                    for (int n = 0; n < CALLS; n++) {
                        mine.in(CallContext.of(
                                        RequestKey.of("inc-1/x"), Instant.now().plusSeconds(60)))
                                .call(LOOK.with("tenant", mine.provider()));
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }

            List<Heard> heard = tool.journal();
            assertThat(heard)
                    .hasSize(THREADS * CALLS)
                    .allSatisfy(request -> assertThat(request.header("Authorization"))
                            .contains("Bearer token-of-" + request.named("tenant")));
        } finally {
            threads.shutdownNow();
        }
    }

    private static ToolClient client(ScriptedServer tool, String name) {
        return ToolClient.builder(name, tool.url())
                .credentials(Credentials.bearer(() -> Secret.of("token-of-" + name)))
                .build();
    }
}
