package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.RequestKey;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sixty URLs and names by which a tool, or somebody who writes into it, would have us call a place inside (T07): none is connected to. */
@DisplayName("A URL that leads inside")
@Tag("S43")
class ForgedRequestsTest {

    private static final Endpoint LOOK = Endpoint.get("look", "things");

    private static final List<String> INSIDE = List.of(
            "127.0.0.1",
            "127.255.255.254",
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "[::]",
            "[::1]",
            "[fe80::1]",
            "[fc00::1]",
            "[fd12:3456::1]",
            "[ff02::1]",
            "[2001:db8::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:169.254.169.254]",
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:a9fe:a9fe::]",
            "[2001:0:1::1]",
            "[100::1]",
            "[0:0:0:0:0:ffff:a9fe:a9fe]",
            "0x7f.1",
            "0177.0.0.1",
            "2130706433",
            "127.1",
            "localhost",
            "metadata.google.internal",
            "127.0.0.1.nip.io",
            "api.example.com.evil.test",
            "evil.test");

    private static final List<String> TRICKS = List.of(
            "http://api.example.com/",
            "http://169.254.169.254/latest/meta-data/",
            "https://api.example.com@127.0.0.1/",
            "https://127.0.0.1/#@api.example.com/",
            "https://me:secret@api.example.com/",
            "https://evil.test/?https://api.example.com/",
            "https://api.example.com.:443@localhost/",
            "file:///etc/passwd",
            "gopher://127.0.0.1:6379/_INFO",
            "ftp://api.example.com/");

    /** What the tool's own name may suddenly stand for. */
    private static final List<String> REBOUND = List.of(
            "127.0.0.1",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "fe80::1",
            "fd12:3456::1",
            "::ffff:127.0.0.1");

    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger sockets = new AtomicInteger();

    @Test
    void is_neither_looked_up_nor_connected_to() {
        List<String> all = Stream.concat(INSIDE.stream().map(host -> "https://" + host + "/things"), TRICKS.stream())
                .toList();
        try (ToolClient client = client("8.8.8.8")) {
            for (String url : all) {
                assertThatThrownBy(() -> client.in(call()).call(LOOK.request().to(URI.create(url))))
                        .as(url)
                        .isInstanceOf(ProviderException.class);
            }
        }
        assertThat(all.size() + REBOUND.size()).isEqualTo(60);
        assertThat(names).as("names looked up").hasValue(0);
        assertThat(sockets).as("sockets opened").hasValue(0);
    }

    @Test
    void is_not_connected_to_when_the_tools_own_name_leads_there() {
        for (String address : REBOUND) {
            try (ToolClient client = client(address)) {
                assertThatThrownBy(() -> client.in(call()).call(LOOK.request()))
                        .as(address)
                        .isInstanceOf(ProviderException.class);
            }
        }
        assertThat(names).as("names looked up").hasValueGreaterThanOrEqualTo(REBOUND.size());
        assertThat(sockets).as("sockets opened").hasValue(0);
    }

    private ToolClient client(String address) {
        return ToolClient.builder("tool", URI.create("https://api.example.com"))
                .dns(host -> {
                    names.incrementAndGet();
                    return List.of(InetAddress.getByName(address));
                })
                .tls(http -> http.socketFactory(counted()))
                .build();
    }

    private static CallContext call() {
        return CallContext.of(RequestKey.of("inc-1/look"), Instant.now().plusSeconds(5));
    }

    private SocketFactory counted() {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                sockets.incrementAndGet();
                return new Socket();
            }

            @Override
            public Socket createSocket(String host, int port) {
                return createSocket();
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
                return createSocket();
            }

            @Override
            public Socket createSocket(InetAddress host, int port) {
                return createSocket();
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
                return createSocket();
            }
        };
    }
}
