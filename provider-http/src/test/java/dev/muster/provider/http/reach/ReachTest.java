package dev.muster.provider.http.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The reach of a client")
@Tag("T07")
class ReachTest {

    private final Reach reach =
            Reach.from(URI.create("https://api.example.com/v1/")).and("*.hooks.example.com");

    @Test
    void is_its_own_host_and_those_allowed_by_name() {
        assertThat(refusal("https://api.example.com/other")).isEmpty();
        assertThat(refusal("https://eu.hooks.example.com/x")).isEmpty();
        assertThat(refusal("https://hooks.example.com/x")).contains("not allowed");
        assertThat(refusal("https://api.example.com.evil.test/")).contains("not allowed");
        assertThat(refusal("https://evilhooks.example.com/")).contains("not allowed");
        assertThat(refusal("https://user:pass@api.example.com/")).contains("carries a user or password");
    }

    @Test
    void is_encrypted_except_on_the_loopback_address() {
        assertThat(refusal("http://api.example.com/")).contains("not encrypted");
        assertThatThrownBy(
                        () -> Reach.from(URI.create("http://api.example.com")).checked())
                .hasMessageContaining("url is not encrypted: use https");
        Reach local = Reach.from(URI.create("http://127.0.0.1:8080/"));
        assertThat(local.refusal(HttpUrl.get("http://127.0.0.1:8081/x"))).isEmpty();
        assertThat(local.refusal(HttpUrl.get("http://10.0.0.1/x"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "169.254.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "192.88.99.1",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2001:db8::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::",
                "2001:0:1::1",
                "100::1",
                "::ffff:10.0.0.1"
            })
    @Tag("S43")
    void ends_before_every_address_that_is_not_public(String address) throws UnknownHostException {
        List<InetAddress> resolved = List.of(InetAddress.getByName(address));

        assertThatThrownBy(() -> reach.checked("api.example.com", resolved))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("not public");
        String url = "https://" + (address.contains(":") ? "[" + address + "]" : address) + "/";
        assertThat(reach.refusal(HttpUrl.get(url))).isPresent();
        if (!resolved.get(0).isLoopbackAddress()) {
            assertThatThrownBy(() -> Reach.from(URI.create(url)).checked())
                    .hasMessage("url points to an address that is not public: name the tool's public host");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://2130706433/",
                "https://127.1/",
                "https://api.example.com@127.0.0.1/",
                "https://127.0.0.1#@api.example.com/",
                "https://api.example.com%2f@evil.test/",
                "https://evil.test\\@api.example.com/",
                "https://localhost/",
                "https://metadata.google.internal/",
                "https://api.example.com.:443@[::1]/",
                "https://[::ffff:7f00:1]/",
                "https://[0:0:0:0:0:ffff:a9fe:a9fe]/",
                "https://api.example.com.evil.test/",
                "https://evil.test/?https://api.example.com/",
                "https://127.0.0.1.nip.io/",
                "http://169.254.169.254/latest/meta-data/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:6379/_INFO"
            })
    @Tag("S43")
    void ends_before_every_url_that_tries_to_look_like_ours(String url) {
        HttpUrl parsed = HttpUrl.parse(url);

        assertThat(parsed == null || reach.refusal(parsed).isPresent())
                .as("whether %s is refused", url)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "104.16.0.1", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"})
    void holds_every_public_address(String address) throws UnknownHostException {
        List<InetAddress> resolved = List.of(InetAddress.getByName(address));

        assertThat(reach.checked("api.example.com", resolved)).isEqualTo(resolved);
    }

    @Test
    void ends_when_only_one_of_several_addresses_is_not_public() throws UnknownHostException {
        List<InetAddress> resolved = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));

        assertThatThrownBy(() -> reach.checked("api.example.com", resolved)).isInstanceOf(UnknownHostException.class);
        assertThat(reach.withPrivateAddresses().checked("api.example.com", resolved))
                .as("for a tool inside our network")
                .isEqualTo(resolved);
        assertThatThrownBy(() -> reach.withPrivateAddresses()
                        .checked("api.example.com", List.of(InetAddress.getByName("169.254.169.254"))))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void leaves_the_name_of_a_proxy_to_the_host() throws UnknownHostException {
        List<InetAddress> proxy = List.of(InetAddress.getByName("10.1.1.1"));

        assertThat(reach.checked("proxy.corp.example", proxy)).isEqualTo(proxy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "*.com*", "com", "a/b", "*."})
    void takes_no_host_that_is_half_a_name(String host) {
        assertThatThrownBy(() -> reach.and(host)).hasMessageContaining("cannot be allowed");
    }

    private String refusal(String url) {
        return reach.refusal(HttpUrl.get(url)).orElse("");
    }
}
