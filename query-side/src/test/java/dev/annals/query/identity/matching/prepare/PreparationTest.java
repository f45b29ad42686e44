package dev.annals.query.identity.matching.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationTest {

    @ParameterizedTest
    @CsvSource({
        "' Mia ', mia",
        "José-María, jose maria",
        "O'Brien, obrien",
        "Ｍｉａ　Ｌｉｎ, mia lin",
        "陳 美玲, 陈美玲",
        "ｶﾞﾗｽ, ガラス",
        "für, fur",
        "'a  b', a b",
        "..., ''"
    })
    void wordsAreSpelledAlike(String text, String spelled) {
        assertThat(Words.of(text)).isEqualTo(spelled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mia Lin|mia|lin",
                "Lin, Mia|mia|lin",
                "Mia Maria Lin|mia maria|lin",
                "Mia|mia|''",
                "陳美玲|美玲|陈",
                "歐陽美玲|美玲|欧阳",
                "陳 美玲|美玲|陈",
                "山田太郎|太郎|山田",
                "김민준|민준|김",
                "王|''|王"
            })
    void namesAreTakenApart(String full, String given, String family) {
        assertThat(PersonName.of(full)).isEqualTo(new PersonName(given, family));
    }

    @ParameterizedTest
    @CsvSource({
        "19900412, 19900412",
        "1990-04-12, 19900412",
        "1990-4-2, 19900402",
        "12/04/1990, 19900412",
        "04/25/1990, 19900425",
        "25.4.1990, 19900425",
        "25041990, 19900425",
        "1990年4月12日, 19900412",
        "1990-04-12T00:00:00Z, 19900412",
        "19740470, 19740470",
        "1990, 1990",
        "unknown, ''"
    })
    void datesAreSpelledAlike(String text, String digits) {
        assertThat(BirthDate.of(text)).isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 Main St|12|main street",
                "12a Main Street|12a|main street",
                "Hauptstraße 12|12|hauptstraße",
                "Main Rd|''|main road",
                "松仁路100號|''|松仁路100号"
            })
    void streetsAndHousesAreTakenApart(String line, String number, String street) {
        assertThat(StreetLine.of(line)).isEqualTo(new StreetLine(number, street));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "192.168.1.1, ''",
        "10.0.0.1, ''",
        "2001:db8::1, 2001:0db8:0000:0000:0000:0000:0000:0001",
        "2001:DB8:0:0:0:0:0:1, 2001:0db8:0000:0000:0000:0000:0000:0001",
        "::1, ''",
        "fe80::1, ''",
        "2001:db8, ''",
        ":::, ''",
        "1:2:3:4:5:6:7:8:9, ''",
        "12345::1, ''",
        "localhost, ''"
    })
    void networkAddressesAreSpelledAlikeAndLocalOnesPassedOver(String text, String address) {
        assertThat(NetworkAddress.of(text)).isEqualTo(address);
    }

    @Test
    void numbersKeepDigitsAndLettersOnly() {
        assertThat(Digits.of("AB-12 ３４")).isEqualTo("ab1234");
        assertThat(Digits.ofPhone("+886 (0)912-345-678")).isEqualTo("8860912345678");
        assertThat(Digits.ofPhone("0912 345 678")).isEqualTo("912345678");
        assertThat(Digits.ofPhone("110")).isEmpty();
    }
}
