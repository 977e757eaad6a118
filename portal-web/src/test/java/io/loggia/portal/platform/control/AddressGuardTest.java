package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static final AddressGuard STRICT = new AddressGuard("none");

    /** D13: every spelling of a private address that a resolver takes; what counts are the bytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "10.0.0.8",
                "100.64.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "ff02::1"
            })
    @Tag("D13")
    void privateAddress_isRefused(String literal) throws UnknownHostException {
        assertThat(STRICT.allows("login.example.com", InetAddress.getByName(literal)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"})
    void publicAddress_isAllowed(String literal) throws UnknownHostException {
        assertThat(STRICT.allows("login.example.com", InetAddress.getByName(literal)))
                .isTrue();
    }

    @Test
    void listedHost_mayBePrivate_butNoOtherHostThere() throws UnknownHostException {
        AddressGuard guard = new AddressGuard("Login.Example.lan, 10.2.0.0/16");

        assertThat(guard.allows("login.example.LAN", InetAddress.getByName("192.168.0.9")))
                .isTrue();
        assertThat(guard.allows("evil.example.com", InetAddress.getByName("192.168.0.9")))
                .isFalse();
        assertThat(guard.allows("any.example.com", InetAddress.getByName("10.2.255.1")))
                .isTrue();
        assertThat(guard.allows("any.example.com", InetAddress.getByName("10.3.0.1")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "1.2.3.4/x", "fe80::/200"})
    void rangeThatIsNone_isRefused(String list) {
        assertThatThrownBy(() -> new AddressGuard(list)).isInstanceOf(IllegalArgumentException.class);
    }
}
