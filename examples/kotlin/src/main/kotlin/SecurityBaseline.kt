import io.github.cdksecurityhub.AutoEnableStandards
import io.github.cdksecurityhub.OnDelete
import io.github.cdksecurityhub.OrganizationConfiguration
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration
import software.amazon.awscdk.App
import software.amazon.awscdk.CfnOutput
import software.amazon.awscdk.Stack
import software.constructs.Construct

/** Security Hub for every new account of the organization, in two Regions. */
class SecurityBaseline(scope: Construct, id: String) : Stack(scope, id) {
    init {
        val configuration =
            SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
                .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
                .regions(listOf("us-east-1", "eu-west-1"))
                .onDelete(OnDelete.RESTORE)
                .build()
        for (region in configuration.regions) {
            CfnOutput.Builder.create(this, region).value(configuration.forRegion(region).outcome).build()
        }
    }
}

fun main() {
    val app = App()
    SecurityBaseline(app, "SecurityBaseline")
    val assembly = app.synth()
    println("Synthesized ${assembly.stacks.single().stackName} in ${assembly.directory}")
}
