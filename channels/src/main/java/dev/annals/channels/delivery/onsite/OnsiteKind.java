package dev.annals.channels.delivery.onsite;

import dev.annals.api.delivery.Channel;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import dev.annals.platform.delivery.Setting;
import java.util.List;
import java.util.Optional;

/** Keeps messages until the person comes to the site, whose pages ask for them. */
public final class OnsiteKind implements ConnectorKind {

    /** The kind's name. */
    public static final String NAME = "onsite";

    static final String SEGMENTS = "segments";
    static final String TRAITS = "traits";
    static final String PURPOSE = "purpose";
    static final String IDENTITY_SECRET = "identity-secret";
    static final String BY_DEVICE = "by-device";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Shows messages on the site, whose pages ask for them, and tells pages the segments of whoever is there.";
    }

    @Override
    public List<String> channels() {
        return List.of(Channel.WEB);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text(SEGMENTS, "Segments", "The keys of the segments that pages may know, with commas.", ""),
                Setting.text(
                        TRAITS, "Traits", "The traits that a person who is signed in may be shown, with commas.", ""),
                Setting.text(
                        PURPOSE,
                        "Purpose",
                        "The key of the purpose for which pages know segments and traits.",
                        "personalisation"),
                Setting.secret(
                        IDENTITY_SECRET,
                        "Secret of identity tokens",
                        "With what the site signs who is signed in (HS256), at least 32 characters.",
                        false),
                Setting.flag(
                        BY_DEVICE,
                        "By device",
                        "Whether pages may know the segments of a person who was identified on the device before, and is"
                                + " not signed in now.",
                        false));
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public boolean isAskedFor() {
        return true;
    }

    @Override
    public ChannelConnector connect(ConnectorSettings settings) {
        return new ChannelConnector() {

            @Override
            public ProviderAnswer send(Outgoing message) {
                return Unavailable.because("waits_for_the_person");
            }

            @Override
            public Optional<String> check() {
                return Optional.empty();
            }
        };
    }
}
