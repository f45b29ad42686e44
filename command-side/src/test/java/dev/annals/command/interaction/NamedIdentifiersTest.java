package dev.annals.command.interaction;

import static dev.annals.api.interaction.InteractionType.ALIAS;
import static dev.annals.api.interaction.InteractionType.GROUP;
import static dev.annals.api.interaction.InteractionType.IDENTIFY;
import static dev.annals.api.interaction.InteractionType.TRACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.InteractionType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamedIdentifiersTest {

    @Test
    void userAndAnonymousIdsComeStrongestFirst() {
        assertThat(track("{'event':'x','anonymousId':'a','userId':'u'}"))
                .containsExactly("user_id=u", "anonymous_id=a");
    }

    @Test
    void addressAndPhoneOfAnIdentifyAreNormalised() {
        assertThat(named(IDENTIFY, "{'userId':'u','traits':{'email':' Alice@Example.ORG ','phone':'0912-345-678'}}"))
                .containsExactly("user_id=u", "email=alice@example.org", "phone=+886912345678");
    }

    @Test
    void traitsInTheContextOfAnyCallIdentify() {
        assertThat(
                        track(
                                "{'event':'x','anonymousId':'a','context':{'traits':{'email':'a@example.org','phone':'+85251234567'}}}"))
                .containsExactly("email=a@example.org", "phone=+85251234567", "anonymous_id=a");
        assertThat(
                        named(
                                GROUP,
                                "{'groupId':'g','userId':'u','traits':{'email':'info@acme.example'},'context':{'traits':{'email':'a@example.org'}}}"))
                .containsExactly("user_id=u", "email=a@example.org");
    }

    @Test
    void traitsBesideATrackDoNot() {
        assertThat(
                        track(
                                "{'event':'x','userId':'u','traits':{'email':'a@example.org'},'properties':{'email':'b@example.org'}}"))
                .containsExactly("user_id=u");
    }

    @Test
    void theTraitsOfAnIdentifyGoBeforeThoseOfItsContext() {
        assertThat(
                        named(
                                IDENTIFY,
                                "{'userId':'u','traits':{'email':'new@example.org'},'context':{'traits':{'email':'old@example.org'}}}"))
                .containsExactly("user_id=u", "email=new@example.org");
    }

    @Test
    void whatIsNoAddressOrNumberIsATraitOnly() {
        assertThat(named(
                        IDENTIFY,
                        "{'userId':'u','traits':{'email':'none','phone':'12','x':{'email':'a@example.org'}}}"))
                .containsExactly("user_id=u");
        assertThat(named(IDENTIFY, "{'userId':'u','traits':{'email':17,'phone':[]}}"))
                .containsExactly("user_id=u");
    }

    @Test
    void externalIdsNameAnyKind() {
        assertThat(track("""
                        {'event':'x','anonymousId':'a','context':{'externalIds':[
                          {'id':'U77','type':'line_id','collection':'users','encoding':'none'},
                          {'id':'0000123','type':'member_card'},
                          {'id':'E-1','type':'IOS.idfa'},
                          {'id':'acc','type':'account_id','collection':'accounts'},
                          {'id':'abc','type':'hashed','encoding':'sha256'},
                          {'id':'Bob@Example.org','type':'email'},
                          {'id':'null','type':'wechat_id'}]}}
                        """))
                .containsExactly(
                        "member_card=0000123",
                        "email=bob@example.org",
                        "line_id=U77",
                        "anonymous_id=a",
                        "ios_idfa=E-1");
    }

    @Test
    void nothingIsNamedTwice() {
        assertThat(
                        track(
                                "{'event':'x','userId':'u','context':{'externalIds':[{'id':'u','type':'user_id'},{'id':' u ','type':'user_id'}]}}"))
                .containsExactly("user_id=u");
    }

    @Test
    void whatStandsForNobodyIsLeftOut() {
        assertThat(track("{'event':'x','userId':'null','anonymousId':'a'}")).containsExactly("anonymous_id=a");
        assertThat(track("{'event':'x','userId':'u','anonymousId':'00000000-0000-0000-0000-000000000000'}"))
                .containsExactly("user_id=u");
    }

    @Test
    void thePreviousIdOfAnAliasMayBeOfEitherKind() {
        assertThat(named(ALIAS, "{'userId':'new','previousId':'old'}"))
                .containsExactly("user_id=new", "user_id=old", "anonymous_id=old");
        assertThat(named(ALIAS, "{'userId':'new','previousId':'a-1','anonymousId':'a-1'}"))
                .containsExactly("user_id=new", "anonymous_id=a-1");
        assertThat(named(ALIAS, "{'userId':'same','previousId':'same'}"))
                .containsExactly("user_id=same", "anonymous_id=same");
    }

    @Test
    void onlyAPreviousIdThatMayBeOfEitherKindIsInDoubt() {
        assertThat(previous("{'userId':'new','previousId':'old'}"))
                .isEqualTo(new PreviousId(user("old"), anonymous("old")));
        assertThat(previous("{'userId':'same','previousId':' same '}"))
                .isEqualTo(new PreviousId(null, anonymous("same")));
        assertThat(previous("{'userId':'new','previousId':'a-1','anonymousId':'a-1'}"))
                .isNull();
        assertThat(previous("{'userId':'new','previousId':'null'}")).isNull();
    }

    @Test
    void aDeviceIdentifiesOnlyWhereConfigured() {
        String shared = "{'event':'x','anonymousId':'a','context':{'device':{'id':'d'}}}";
        String same = "{'event':'x','anonymousId':'a','context':{'device':{'id':'a'}}}";

        assertThat(track(shared)).containsExactly("anonymous_id=a");
        assertThat(named(Checking.withDevices(), TRACK, shared)).containsExactly("device_id=d", "anonymous_id=a");
        assertThat(named(Checking.withDevices(), TRACK, same)).containsExactly("anonymous_id=a");
    }

    @Test
    void anyScriptIsKept() {
        assertThat(track("{'event':'x','userId':'  使用者－１ '}")).containsExactly("user_id=使用者－１");
        assertThat(track("{'event':'x','userId':'مستخدم'}")).containsExactly("user_id=مستخدم");
    }

    private static @Nullable PreviousId previous(String json) {
        return ((Submission.Acceptable) Checking.plainly().single(ALIAS, json.replace('\'', '"'))).previous();
    }

    private static Identifier user(String value) {
        return new Identifier(Namespace.USER_ID, value);
    }

    private static Identifier anonymous(String value) {
        return new Identifier(Namespace.ANONYMOUS_ID, value);
    }

    private static List<String> track(String json) {
        return named(TRACK, json);
    }

    private static List<String> named(InteractionType type, String json) {
        return named(Checking.plainly(), type, json);
    }

    private static List<String> named(Checking checking, InteractionType type, String json) {
        return checking.content(type, json.replace('\'', '"')).identifiers().stream()
                .map(identifier -> identifier.namespace() + "=" + identifier.value())
                .toList();
    }
}
