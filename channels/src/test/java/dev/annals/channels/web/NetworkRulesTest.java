package dev.annals.channels.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRulesTest {

    private static final NetworkRules PUBLIC = new NetworkRules(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "169.254.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1"
            })
    void addressesThatAreNotPublicAreForbidden(String address) throws Exception {
        assertThat(PUBLIC.allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "64:ff9b::101:101"
            })
    void addressesOfThePublicInternetAreAllowed(String address) throws Exception {
        assertThat(PUBLIC.allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aListedNetworkIsAllowedAndItsNeighboursAreNot() throws Exception {
        NetworkRules listed = new NetworkRules(List.of(Network.of("10.1.0.0/16"), Network.of("fd00:1::/32")));

        assertThat(listed.allows(InetAddress.getByName("10.1.255.255"))).isTrue();
        assertThat(listed.allows(InetAddress.getByName("10.2.0.0"))).isFalse();
        assertThat(listed.allows(InetAddress.getByName("fd00:1::5"))).isTrue();
        assertThat(listed.allows(InetAddress.getByName("fd00:2::5"))).isFalse();
        assertThat(listed.allows(InetAddress.getLoopbackAddress())).isFalse();
    }

    @Test
    void whatIsNoRangeIsRefused() {
        Stream.of("10.0.0.0/33", "10.0.0.0/", "localhost", "localhost/8", "10.0.0/8", "::1/129", "fd00::/-1", "", "/8")
                .forEach(text -> assertThatThrownBy(() -> Network.of(text))
                        .as(text)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("no range of addresses"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0177.0.0.1", "2130706433", "0x7f.0.0.1", "0x7f000001", "127.1", "1.2.3.4.5", "a..b", "-a.b"})
    void hostsThatLibrariesReadDifferentlyAreNotPlain(String host) {
        assertThat(Hosts.isPlain(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "example.org.", "xn--fiqs8s.cn", "a-b.c1", "localhost", "10.0.0.1", "::1"})
    void namesAndAddressesInTheirUsualFormArePlain(String host) {
        assertThat(Hosts.isPlain(host)).isTrue();
    }
}
