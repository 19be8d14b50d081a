/**
 * Short messages by AWS End User Messaging. Kazakhstan takes them under a sender's name alone, registered there first
 * (https://docs.aws.amazon.com/sms-voice/latest/userguide/registrations-kazakhstan.html). SNS would send by the same
 * service and the same name, and wants for it a right on everything.
 */
import { type PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { NumberRefused, type Sms } from '../../application/notices/ports.ts'

/** The reader has said STOP to this sender, the account never writes there, or is in its sandbox and does not know them. */
const ofReader = new Set([
  'DESTINATION_PHONE_NUMBER_OPTED_OUT',
  'DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE',
  'DESTINATION_PHONE_NUMBER_NOT_VERIFIED',
])
/** Other faults are told of the same field, such as a sender who is not registered for its country: these are ours. */
const ofForm = new Set(['CANNOT_PARSE', 'FIELD_VALIDATION_FAILED', 'INVALID_PARAMETER'])

type Refusal = { name?: string; Reason?: string; Fields?: { Name?: string }[] }

const refusesNumber = (error: unknown): boolean => {
  const { name, Reason = '', Fields = [] } = error as Refusal
  if (name === 'ConflictException') return ofReader.has(Reason)
  if (name !== 'ValidationException' || !ofForm.has(Reason)) return false
  return Fields.some(({ Name = '' }) => Name.toLowerCase() === 'destinationphonenumber')
}

/** `sender` is the registered name, 3 to 11 letters and figures. Throws `NumberRefused`, or what the service throws. */
export const awsSms = (client: PinpointSMSVoiceV2Client, sender: string): Sms => ({
  send: async ({ to, text }) => {
    const command = new SendTextMessageCommand({
      DestinationPhoneNumber: to,
      OriginationIdentity: sender,
      MessageBody: text,
      MessageType: 'TRANSACTIONAL',
    })
    try {
      await client.send(command)
    } catch (error) {
      throw refusesNumber(error) ? new NumberRefused((error as Error).name) : error
    }
  },
})
