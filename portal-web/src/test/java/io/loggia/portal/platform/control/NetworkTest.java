package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C10")
class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.17, 192.0.2.255, true",
        "192.0.2.17, 192.0.3.17, false",
        "255.255.255.1, 255.255.255.2, true",
        "2001:db8:ffff::1, 2001:db8:ffff:2::9, true",
        "2001:db8:ffff::1, 2001:db8:fffe::1, false",
        "fe80::1%eth0, fe80::2, true",
        "::ffff:192.0.2.1, 192.0.2.9, true",
        "0.0.0.1, ::1, false",
        "127.0.0.1, ::1, false",
    })
    void addresses_areInOneNetwork_byTheirFirstBits(String one, String other, boolean same) {
        assertThat(Network.of(one).orElseThrow().equals(Network.of(other).orElseThrow()))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.17", "255.255.255.255", "2001:db8:ffff::1", "ffff:ffff:ffff::1", "::1"})
    void network_readBack_isTheSame(String address) {
        Network network = Network.of(address).orElseThrow();
        ByteBuffer bytes = ByteBuffer.allocate(Network.BYTES);
        network.write(bytes);
        assertThat(Network.read(bytes.flip())).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "unknown", "1.2.3.4, 5.6.7.8", "[::1", "999.1.1.1:80"})
    void whatIsNoAddress_isInNoNetwork(String text) {
        assertThat(Network.of(text)).isEmpty();
    }
}
