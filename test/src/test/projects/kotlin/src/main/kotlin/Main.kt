import io.github.cdksecurityhub.*
import software.amazon.awscdk.*
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction
import software.amazon.awscdk.services.ec2.*
import software.amazon.awscdk.services.iam.PolicyStatement
import software.amazon.awscdk.services.kms.Key
import software.amazon.awscdk.services.logs.RetentionDays
import software.amazon.awscdk.services.sns.Topic
import software.constructs.Construct
import java.nio.file.Path

fun env(account: String, region: String): StackProps =
    StackProps.builder().env(Environment.builder().account(account).region(region).build()).build()

class Local(scope: Construct, id: String) : Stack(scope, id, env("123456789012", "eu-west-1")) {
    init {
        val vpc = Vpc.Builder.create(this, "Vpc").build()
        val groups = listOf(SecurityGroup.Builder.create(this, "G").vpc(vpc).build())
        val how = OrganizationConfigurationProviderProps.builder()
            .timeout(Duration.minutes(10)).memorySize(2048).logRetention(RetentionDays.TEN_YEARS)
            .environmentEncryption(Key(this, "Key")).vpc(vpc)
            .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build())
            .securityGroups(groups).build()
        val provider = OrganizationConfigurationProvider(this, "Provider", how)
        provider.addToRolePolicy(PolicyStatement.Builder.create().actions(listOf("kms:Decrypt")).resources(listOf("*")).build())
        provider.connections.allowToAnyIpv4(Port.tcp(443))
        provider.metricErrors().createAlarm(this, "Errors", CreateAlarmOptions.builder().threshold(1).evaluationPeriods(1).build())
        val topic = Topic(this, "Topic")
        topic.grantPublish(provider)
        CfnOutput.Builder.create(this, "F").value(provider.function.functionName + provider.role.roleName + provider.logGroup.logGroupName).build()

        val byBuilder = SecurityHubOrganizationConfiguration.Builder.create(this, "A").apply {
            configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
            regions(listOf("eu-west-1", "us-east-1"))
            onDelete(OnDelete.RETAIN)
            takeOver()
            revision("2")
            controlFindings(ControlFindings.CONSOLIDATED)
            autoEnableControls(false)
            provider(provider)
        }.build()
        val byProps: ISecurityHubOrganizationConfiguration = SecurityHubOrganizationConfiguration(this, "B",
            SecurityHubOrganizationConfigurationProps.builder()
                .configuration(OrganizationConfiguration.local(false, AutoEnableStandards.NONE)).regions(mutableListOf("us-east-2")).build())
        val byOwnProps = SecurityHubOrganizationConfiguration(this, "C", object : SecurityHubOrganizationConfigurationProps {
            override fun getConfiguration() = OrganizationConfiguration.local(true, AutoEnableStandards.NONE)
            override fun getRegions() = listOf("ca-central-1")
        })
        byBuilder.regions.forEach { CfnOutput.Builder.create(this, it).value(byBuilder.forRegion(it).outcome).build() }
        CfnOutput.Builder.create(this, "One").value(byProps.forRegion().statusMessage).build()
        val drift = SecurityHubDriftDetection.Builder.create(this, "Drift")
            .configurations(listOf(byBuilder, byProps, byOwnProps)).interval(Duration.hours(2)).heal(true).dashboard(true).topics(listOf(topic))
            .logRetention(RetentionDays.ONE_WEEK).build()
        drift.addAlarms(SnsAction(topic))
        drift.metricDrift("us-east-1").createAlarm(this, "Drifted", CreateAlarmOptions.builder().threshold(1).evaluationPeriods(1).build())
        val declared = YamlConfiguration.read(Path.of("declaration.yaml")).declare(this, "FromFile")
        CfnOutput.Builder.create(this, "Yaml").value(declared.configuration.forRegion().outcome).build()
        declared.driftDetection.ifPresent { it.addAlarms() }
        val roles = SecurityHubPipelineRoles.Builder.create(this, "Roles")
            .source(PipelineSource.gitHub("acme/security-hub").branch("trunk").environment("live"))
            .stackName(stackName).build()
        CfnOutput.Builder.create(this, "Plan").value(roles.planRole.roleArn + roles.deployRole.roleArn).build()
    }
}

class Central(scope: Construct, id: String) : Stack(scope, id, env("999988887777", "eu-west-1")) {
    init {
        val disabled = listOf("EC2.8", "S3.9")
        val baseline = ConfigurationPolicy.enabled("baseline").description("all")
            .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
            .disableControls(*disabled.toTypedArray()).tag("owner", "security")
            .parameter("ACM.1", "daysToExpiration", ControlParameter.integer(20))
            .parameter("IAM.7", "RequireSymbols", ControlParameter.bool(true))
        val more: List<IConfigurationPolicy> = listOf(
            ConfigurationPolicy.disabled("off").appliesTo(PolicyTarget.organizationalUnit("ou-ab12-sandbox0")),
            ConfigurationPolicy.fromPolicyId("1234abcd-12ab-34cd-56ef-1234567890ab").appliesTo(PolicyTarget.account("111122223333")))
        val central = SecurityHubCentralConfiguration.Builder.create(this, "Central")
            .linkedRegions(LinkedRegions.allExcept("us-west-1"))
            .policy(baseline.appliesTo(PolicyTarget.root("r-ab12")))
            .policies(more).build()
        central.addPolicy(ConfigurationPolicy.selfManaged().appliesTo(PolicyTarget.account("444455556666")))
        val aggregator = central.aggregator.orElseThrow()
        CfnOutput.Builder.create(this, "P").value(central.policies.getValue("baseline").attrId + aggregator.attrFindingAggregatorArn).build()
        SecurityHubDriftDetection.Builder.create(this, "Drift").configurations(listOf(central)).build()
    }
}

fun main() {
    val app = App()
    Local(app, "Local")
    Central(app, "Central")
    app.synth()
}
