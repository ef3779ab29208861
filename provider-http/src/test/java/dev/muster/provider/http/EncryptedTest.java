package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An encrypted call")
@Timeout(60)
class EncryptedTest {

    private static final Endpoint CREATE = Endpoint.post("create", "things");
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path directory;

    private final MockWebServer tool = new MockWebServer();

    /** The versions of HTTP that tools speak. */
    enum Version {
        ONE(Protocol.HTTP_1_1),
        TWO(Protocol.HTTP_2, Protocol.HTTP_1_1);

        private final List<Protocol> protocols;

        Version(Protocol... protocols) {
            this.protocols = List.of(protocols);
        }
    }

    @BeforeEach
    void start() throws Exception {
        tool.useHttps(context().getSocketFactory());
        tool.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        tool.close();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void goes_over_one_connection_that_is_kept(Version version) {
        tool.setProtocols(version.protocols);
        for (int i = 0; i < 3; i++) {
            tool.enqueue(
                    new MockResponse.Builder().body("{\"id\":\"" + i + "\"}").build());
        }
        try (ToolClient client = client()) {
            for (int i = 0; i < 3; i++) {
                Reply reply = client.in(callContext()).call(CREATE.request().json(Json.object()));
                assertThat(reply.find("/id")).isEqualTo(Optional.of(Integer.toString(i)));
            }
        }
        assertThat(heard(3)).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void is_made_once_though_the_tool_hangs_up_or_refuses_the_stream(Version version) {
        tool.setProtocols(version.protocols);
        tool.enqueue(new MockResponse.Builder().body("{}").build());
        SocketEffect effect = version == Version.ONE
                ? new SocketEffect.CloseSocket()
                : new SocketEffect.CloseStream(7); // REFUSED_STREAM, which OkHttp would send again
        tool.enqueue(new MockResponse.Builder().onResponseStart(effect).build());
        tool.enqueue(new MockResponse.Builder().body("{}").build());
        try (ToolClient client = client()) {
            client.in(callContext()).call(CREATE.request().json(Json.object()));

            assertThatThrownBy(
                            () -> client.in(callContext()).call(CREATE.request().json(Json.object())))
                    .isInstanceOf(OutcomeUnknown.class);
        }
        assertThat(tool.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void is_not_made_to_somebody_whose_certificate_is_not_trusted(Version version) {
        tool.setProtocols(version.protocols);
        try (ToolClient client = ToolClient.builder("tool", URI.create("https://localhost:" + tool.getPort() + "/"))
                .build()) {
            assertThatThrownBy(
                            () -> client.in(callContext()).call(CREATE.request().json(Json.object())))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("was not sent");
        }
        assertThat(tool.getRequestCount()).isZero();
    }

    private List<Integer> heard(int requests) {
        return java.util.stream.IntStream.range(0, requests)
                .mapToObj(i -> taken().getExchangeIndex())
                .toList();
    }

    private mockwebserver3.RecordedRequest taken() {
        try {
            return tool.takeRequest();
        } catch (InterruptedException e) {
            throw new AssertionError("a request was expected", e);
        }
    }

    private ToolClient client() {
        return ToolClient.builder("tool", URI.create("https://localhost:" + tool.getPort() + "/"))
                .tls(http -> {
                    try {
                        return http.sslSocketFactory(context().getSocketFactory(), trust());
                    } catch (GeneralSecurityException | IOException | InterruptedException e) {
                        throw new AssertionError("the certificate made for this test cannot be read", e);
                    }
                })
                .build();
    }

    private static CallContext callContext() {
        return CallContext.of(RequestKey.of("inc-1/x"), Instant.now().plusSeconds(30));
    }

    private static SSLContext context() throws GeneralSecurityException, IOException, InterruptedException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new X509TrustManager[] {trust()}, null);
        return context;
    }

    private static X509TrustManager trust() throws GeneralSecurityException, IOException, InterruptedException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store());
        return (X509TrustManager) trust.getTrustManagers()[0];
    }

    /** A certificate for localhost, made by the JDK's own tool. */
    private static KeyStore store() throws GeneralSecurityException, IOException, InterruptedException {
        Path file = directory.resolve("localhost.p12");
        if (!Files.exists(file)) {
            String tool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process made = new ProcessBuilder(
                            tool,
                            "-genkeypair",
                            "-alias",
                            "localhost",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost,ip:127.0.0.1",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            new String(PASSWORD))
                    .inheritIO()
                    .start();
            assertThat(made.waitFor()).isZero();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
