package dev.annals.query;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the query side's API, as a client fetches it. */
public final class DescribedApi {

    private DescribedApi() {}

    public static JsonNode read() {
        JsonNode[] described = new JsonNode[1];
        new WebApplicationContextRunner()
                .withPropertyValues(
                        "springdoc.api-docs.path=/openapi.json",
                        "springdoc.api-docs.version=openapi_3_1",
                        "springdoc.default-produces-media-type=application/json")
                .withUserConfiguration(Springdoc.class)
                .run(context -> described[0] = JsonMapper.shared()
                        .readTree(MockMvcBuilders.webAppContextSetup(context)
                                .build()
                                .perform(get("/openapi.json"))
                                .andReturn()
                                .getResponse()
                                .getContentAsByteArray()));
        return described[0];
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SpringDocConfigProperties.class)
    @Import({
        ApiTestConfiguration.class,
        SpringDocConfiguration.class,
        SpringDocWebMvcConfiguration.class,
        MultipleOpenApiSupportConfiguration.class
    })
    static class Springdoc {}
}
