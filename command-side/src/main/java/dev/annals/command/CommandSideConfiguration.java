package dev.annals.command;

import dev.annals.command.consent.ConsentConfiguration;
import dev.annals.command.delivery.DeliveryCommandsConfiguration;
import dev.annals.command.identity.IdentityDecisionsConfiguration;
import dev.annals.command.intake.IntakeConfiguration;
import dev.annals.command.interaction.InteractionConfiguration;
import dev.annals.command.journey.JourneyCommandsConfiguration;
import dev.annals.command.privacy.ErasureConfiguration;
import dev.annals.command.privacy.ExpiryConfiguration;
import dev.annals.command.privacy.PurgeConfiguration;
import dev.annals.command.quarantine.QuarantineConfiguration;
import dev.annals.command.recording.RecordingConfiguration;
import dev.annals.command.request.RequestCommandsConfiguration;
import dev.annals.command.request.opendsr.OpenDsrConfiguration;
import dev.annals.command.schema.PlanCommandsConfiguration;
import dev.annals.command.segment.SegmentCommandsConfiguration;
import dev.annals.command.tag.TagCommandsConfiguration;
import dev.annals.command.trait.TraitCommandsConfiguration;
import dev.annals.platform.roles.ForRole;
import dev.annals.platform.roles.ProcessRole;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole command side: endpoints, checks, decisions and group commit. */
@Configuration(proxyBeanMethods = false)
@ForRole(ProcessRole.COMMAND)
@Import({
    IntakeConfiguration.class,
    InteractionConfiguration.class,
    RecordingConfiguration.class,
    QuarantineConfiguration.class,
    IdentityDecisionsConfiguration.class,
    ConsentConfiguration.class,
    PlanCommandsConfiguration.class,
    TraitCommandsConfiguration.class,
    TagCommandsConfiguration.class,
    ErasureConfiguration.class,
    PurgeConfiguration.class,
    ExpiryConfiguration.class,
    RequestCommandsConfiguration.class,
    OpenDsrConfiguration.class,
    JourneyCommandsConfiguration.class,
    DeliveryCommandsConfiguration.class,
    SegmentCommandsConfiguration.class,
    CommandHandlersConfiguration.class
})
public class CommandSideConfiguration {}
