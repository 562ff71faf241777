import io.github.cdksecurityhub.AutoEnableStandards
import io.github.cdksecurityhub.OrganizationConfiguration
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration
import software.amazon.awscdk.App
import software.amazon.awscdk.CfnOutput
import software.amazon.awscdk.Environment
import software.amazon.awscdk.Stack
import software.amazon.awscdk.StackProps
import software.constructs.Construct

/** Security Hub for every new account of the organization, in two Regions. */
class SecurityBaseline(scope: Construct, id: String, props: StackProps) : Stack(scope, id, props) {
    init {
        val configuration =
            SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
                .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
                .regions(listOf("us-east-1", "eu-west-1"))
                .build()
        for (region in configuration.regions) {
            CfnOutput.Builder.create(this, region).value(configuration.forRegion(region).outcome).build()
        }
    }
}

fun main() {
    val app = App()
    val environment =
        Environment.builder()
            .account(System.getenv("CDK_DEFAULT_ACCOUNT"))
            .region(System.getenv("CDK_DEFAULT_REGION"))
            .build()
    // Deleting the stack puts back what was there before it: not by accident.
    val props = StackProps.builder().env(environment).terminationProtection(true).build()
    SecurityBaseline(app, "SecurityHubOrganization", props)
    app.synth()
}
