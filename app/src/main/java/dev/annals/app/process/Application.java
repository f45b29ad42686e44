package dev.annals.app.process;

import dev.annals.app.http.HttpConfiguration;
import dev.annals.app.openapi.OpenApiConfiguration;
import dev.annals.app.operations.OperationsConfiguration;
import dev.annals.app.oversight.OversightConfiguration;
import dev.annals.axonserver.BackboneConfiguration;
import dev.annals.channels.ChannelsConfiguration;
import dev.annals.command.CommandSideConfiguration;
import dev.annals.platform.consent.ConsentConfiguration;
import dev.annals.platform.delivery.DeliveryConfiguration;
import dev.annals.platform.identity.IdentityConfiguration;
import dev.annals.platform.identity.PublishedRulesConfiguration;
import dev.annals.platform.journey.JourneyConfiguration;
import dev.annals.platform.request.RequestConfiguration;
import dev.annals.platform.residency.ResidencyConfiguration;
import dev.annals.platform.schema.PlanConfiguration;
import dev.annals.platform.security.SecurityConfiguration;
import dev.annals.platform.segment.SegmentConfiguration;
import dev.annals.platform.trait.TraitConfiguration;
import dev.annals.projections.ProjectionsConfiguration;
import dev.annals.projections.ReadModelsConfiguration;
import dev.annals.query.QuerySideConfiguration;
import dev.annals.sagas.SagasConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/** The whole house: every room's configuration by name, in the order in which data flows. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
    Foundation.class,
    ProcessConfiguration.class,
    BackboneConfiguration.class,
    IdentityConfiguration.class,
    PublishedRulesConfiguration.class,
    ConsentConfiguration.class,
    SegmentConfiguration.class,
    JourneyConfiguration.class,
    PlanConfiguration.class,
    TraitConfiguration.class,
    RequestConfiguration.class,
    ResidencyConfiguration.class,
    DeliveryConfiguration.class,
    HttpConfiguration.class,
    SecurityConfiguration.class,
    CommandSideConfiguration.class,
    ReadModelsConfiguration.class,
    ProjectionsConfiguration.class,
    SagasConfiguration.class,
    ChannelsConfiguration.class,
    QuerySideConfiguration.class,
    OpenApiConfiguration.class,
    OperationsConfiguration.class,
    OversightConfiguration.class
})
class Application {}
